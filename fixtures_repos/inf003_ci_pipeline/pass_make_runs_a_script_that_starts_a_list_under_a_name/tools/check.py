import subprocess

PARTS = ["orders", "parcels"]


def check(inside: bool) -> None:
    for part in PARTS:
        command = ["python", "-m", "pytest", f"tests/{part}"]
        if inside:
            command = ["docker", "exec", "depot", "bash", "-c", " ".join(command)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    check(True)
