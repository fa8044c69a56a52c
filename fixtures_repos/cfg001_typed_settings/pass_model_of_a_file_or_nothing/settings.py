import os

import yaml
from pydantic import BaseModel


class Config(BaseModel):
    host: str
    port: int


def load_config() -> Config:
    with open(os.environ.get("SHOP_CONFIG", "config.yaml")) as stream:
        values = yaml.safe_load(stream) or {}
    return Config(**values)


config = load_config()
