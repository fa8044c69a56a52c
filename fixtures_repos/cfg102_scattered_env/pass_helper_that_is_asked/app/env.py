import os


def number(name: str) -> int:
    return int(os.environ[name])
