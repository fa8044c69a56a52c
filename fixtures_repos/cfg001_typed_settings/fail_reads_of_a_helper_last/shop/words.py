import os


def required(name: str) -> str:
    return os.environ[name]


def optional(name: str) -> str | None:
    return os.environ.get(name)
