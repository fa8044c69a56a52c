from pathlib import Path

import yaml
from pydantic import BaseModel


class Store(BaseModel):
    url: str
    pool: int = 5


class ShopConfig(BaseModel):
    store: Store

    @classmethod
    def load(cls, path: Path = Path("shop.yml")) -> "ShopConfig":
        with path.open(encoding="utf-8") as file:
            read = yaml.safe_load(file)
            return cls(**read)


config = ShopConfig.load()
