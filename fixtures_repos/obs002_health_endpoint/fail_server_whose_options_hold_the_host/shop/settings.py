import json
from pathlib import Path


def read() -> dict[str, str]:
    return json.loads(Path("shop.json").read_text())
