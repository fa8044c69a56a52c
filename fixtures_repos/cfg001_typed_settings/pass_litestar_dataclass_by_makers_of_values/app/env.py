import os
from pathlib import Path


def get_env(key, default):
    return lambda: get_value(key=key, default=default)


def get_value(key, default):
    text = os.getenv(key)
    if text is None:
        return default
    if type(default) is bool:
        if text not in ("true", "false"):
            raise ValueError(f"{key} is {text!r}")
        return text == "true"
    if type(default) is int:
        return int(text)
    return Path(text) if type(default) is Path else text
