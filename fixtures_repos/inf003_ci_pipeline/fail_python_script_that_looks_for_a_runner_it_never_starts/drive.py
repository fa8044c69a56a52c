from pathlib import Path
from shutil import which
from subprocess import run

RUNNER = Path(which("tox") or "tox")


def main(command: list[str]) -> int:
    command = [*command, "--version"]
    if not RUNNER.exists():
        return 1
    return run(command).returncode


if __name__ == "__main__":
    raise SystemExit(main(["ruff"]))
