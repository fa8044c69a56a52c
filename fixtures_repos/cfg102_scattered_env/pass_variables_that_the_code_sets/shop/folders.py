import os
import sys


def place():
    if sys.platform == "win32":
        return os.path.join(os.environ["APPDATA"], "shop")
    return os.path.join(os.environ["HOME"], ".shop")
