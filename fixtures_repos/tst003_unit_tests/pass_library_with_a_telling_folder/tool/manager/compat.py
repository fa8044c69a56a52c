import sys


def windows() -> bool:
    return sys.platform == "win32"
