import os
from dataclasses import dataclass

from mill.address import database_address
from mill.counting import Counter


@dataclass
class Settings:
    database: str
    workers: int
    counter: Counter | None


def settings() -> Settings:
    address = f"postgresql+asyncpg://{database_address()}"
    token = os.getenv("COUNTER_TOKEN", "")
    return Settings(
        database=address,
        workers=int(os.getenv("WORKERS", "2")),
        counter=Counter(token) if token else None,
    )
