import os
from functools import lru_cache

from pydantic import BaseModel


class Config(BaseModel):
    title: str
    sessions_secret: str
    port: int


@lru_cache
def get_config() -> Config:
    title = os.environ.get("DEPOT_TITLE", "Depot")
    sessions_secret = os.environ.get("DEPOT_SESSIONS_SECRET")
    if not sessions_secret:
        raise ValueError("DEPOT_SESSIONS_SECRET is not set")
    return Config(title=title, sessions_secret=sessions_secret, port=os.environ.get("DEPOT_PORT", "8080"))
