import subprocess


def update(address: str) -> None:
    command = ["/opt/liquibase/liquibase", "--changeLogFile=project.xml", f"--url={address}", "update"]
    subprocess.run(command, check=True)
