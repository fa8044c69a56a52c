from functools import lru_cache

from harbour.config.pydantic import HarbourServiceConfig


class Config(HarbourServiceConfig):
    database_uri: str = "postgres://localhost:5432/shop"
    page_size: int = 50


@lru_cache
def get_config() -> Config:
    return Config()
