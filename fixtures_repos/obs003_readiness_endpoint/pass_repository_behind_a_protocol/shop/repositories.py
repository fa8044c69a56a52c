from functools import lru_cache
from typing import Protocol

import psycopg

from shop.settings import DATABASE_URL, TESTING


class Orders(Protocol):
    def ping(self) -> bool: ...


class MemoryOrders:
    def ping(self) -> bool:
        return True


class PostgresOrders:
    def ping(self) -> bool:
        with psycopg.connect(DATABASE_URL) as connection:
            connection.execute("SELECT 1")
        return True


@lru_cache(maxsize=1)
def get_orders() -> Orders:
    if TESTING:
        return MemoryOrders()
    return PostgresOrders()
