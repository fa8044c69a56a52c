import os

from dotenv import dotenv_values, load_dotenv


def options() -> dict[str, str | None]:
    return {**dotenv_values(".env"), **os.environ}


def unused() -> None:
    load_dotenv()
