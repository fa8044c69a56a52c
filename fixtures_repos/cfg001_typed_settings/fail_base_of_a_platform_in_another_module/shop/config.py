from functools import lru_cache

from harbour.config.flat import HarbourServiceConfig


class Config(HarbourServiceConfig):
    database_uri = "postgres://localhost:5432/shop"
    page_size = 50


@lru_cache
def get_config() -> Config:
    return Config()
