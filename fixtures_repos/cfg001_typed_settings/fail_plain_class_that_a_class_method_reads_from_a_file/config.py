from pathlib import Path

import yaml


class ShopConfig:
    def __init__(self, **given: str) -> None:
        self.given = given

    @classmethod
    def load(cls, path: Path = Path("shop.yml")) -> "ShopConfig":
        with path.open(encoding="utf-8") as file:
            read = yaml.safe_load(file)
            return cls(**read)


config = ShopConfig.load()
