import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Config:
    token: str


def require(key: str) -> str:
    value = os.getenv(key)
    if not value:
        raise RuntimeError(f"{key} is not set")
    return value


def load() -> Config:
    return Config(token=require("TOKEN"))
