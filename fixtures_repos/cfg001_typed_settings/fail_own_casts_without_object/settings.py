import os


def parse_boolean(text):
    if text not in ("true", "false"):
        raise ValueError(text)
    return text == "true"


DATABASE_URL = os.environ.get("DATABASE_URL")
DEBUG = parse_boolean(os.environ.get("DEBUG", "false"))
