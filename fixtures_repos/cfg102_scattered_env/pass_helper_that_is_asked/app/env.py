import os


def number(name: str) -> int:
    return int(os.environ[name])


def numbered(prefix: str) -> list[str]:
    found = []
    while value := os.getenv(f"{prefix}{len(found)}"):
        found.append(value)
    return found
