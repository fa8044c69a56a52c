from dataclasses import dataclass
from pathlib import Path

from dacite import from_dict

from shop.files import load_config


@dataclass(frozen=True)
class ShopSettings:
    folder: Path
    port: int


def load_settings(path: str) -> ShopSettings:
    return from_dict(data_class=ShopSettings, data=load_config(path))
