import os

from dotenv import dotenv_values
from pydantic import BaseModel


class AppConfig(BaseModel):
    secret: str
    port: int = 8000


def settings() -> AppConfig:
    merged = {name: value for name, value in {**dotenv_values(".env"), **dict(os.environ)}.items() if value is not None}
    return AppConfig(**merged)
