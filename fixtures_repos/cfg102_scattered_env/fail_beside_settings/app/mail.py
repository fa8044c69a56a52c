import os


def host() -> str:
    return os.getenv("SMTP_HOST", "")  # expect: CFG102


def port() -> str:
    return os.environ["SMTP_PORT"]  # expect: CFG102
