from dataclasses import dataclass
from pathlib import Path

from shop.files import load_config


@dataclass(frozen=True)
class ShopSettings:
    folder: Path
    port: int


def load_settings(path: str) -> ShopSettings:
    read = load_config(path)
    port = int(read.get("port", 8000))
    if port <= 0:
        raise ValueError("port")
    return ShopSettings(folder=Path(read["folder"]), port=port)
