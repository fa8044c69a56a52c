from dataclasses import dataclass
from os import getenv


@dataclass(frozen=True)
class ShopSettings:
    title: str = "Shop"
    debug: bool = getenv("SHOP_DEBUG", "false") == "true"
    database: str = f"postgresql://{getenv('DATABASE_URL')}/shop"


SETTINGS = ShopSettings()
