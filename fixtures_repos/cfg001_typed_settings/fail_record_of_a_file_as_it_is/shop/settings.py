from dataclasses import dataclass
from pathlib import Path

from shop.files import load_config


@dataclass(frozen=True)
class ShopSettings:
    folder: Path
    port: int


def load_settings(path: str) -> ShopSettings:
    read = load_config(path)
    return ShopSettings(folder=read["folder"], port=read.get("port", 8000))
