import configparser
import os
from typing import Any

from pydantic import BaseModel


class DatabaseConfig(BaseModel):
    dsn: str
    pool: int = 5


class Config(BaseModel):
    database: DatabaseConfig


def read_ini(path: str) -> Any:
    parser = configparser.ConfigParser()
    parser.read(path)
    return {name: dict(parser[name]) for name in parser.sections()}


def get_config() -> Config:
    path = os.environ.get("DEPOT_CONFIG") or "depot.conf"
    read = read_ini(path)
    read["database"]["dsn"] = read["database"]["dsn"].strip()
    return Config.model_validate(read)
