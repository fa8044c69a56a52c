import os


def level(name):
    return os.environ.get(f"{name}_LOGGING".upper(), "INFO")


LEVEL = os.environ.get("SHOP_LOGGING", "INFO")
