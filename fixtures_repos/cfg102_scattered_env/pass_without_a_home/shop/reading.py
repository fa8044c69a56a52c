"""Only the settings take it."""

import os


def read(name):
    return os.environ[f"SHOP_{name}"] if os.getenv("SHOP_PREFIXED") else os.environ[name]
