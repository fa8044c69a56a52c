from datetime import datetime

from uuid_utils import uuid7_from_time

from shop.database import Shelf


def _named(month: datetime) -> str:
    return f"orders_{month.year}_{month.month}"


def _first_key(month: datetime) -> str:
    return str(uuid7_from_time(month)).replace("-", "")


def renew(shelf: Shelf, months=()):
    begun = ", ".join(f"PARTITION {_named(month)} VALUES LESS THAN ('{_first_key(month)}')" for month in months)
    shelf.execute(f"ALTER TABLE orders REORGANIZE PARTITION rest INTO ({begun})")
