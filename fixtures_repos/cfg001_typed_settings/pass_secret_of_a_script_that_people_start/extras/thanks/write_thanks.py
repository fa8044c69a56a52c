import os
from pathlib import Path

import requests


def token():
    return os.getenv("FORGE_TOKEN") or input("token: ")


def write():
    names = requests.get("https://forge.example/people", headers={"Authorization": token()}, timeout=9).json()
    Path("THANKS.md").write_text("\n".join(names))


if __name__ == "__main__":
    write()
