from __future__ import annotations

from abc import ABC
from typing import ClassVar, TypeVar


class Model(ABC):
    """The names of tables are those that the subclasses spell out."""

    _table: ClassVar[str]


class Order(Model):
    _table = "orders"


class Part(Model):
    _table = "parts"


AnyModel = TypeVar("AnyModel", bound=Model)

SCHEMA = [{"name": "orders", "columns": [{"name": "id"}, {"name": "total"}]}]


class Store:
    _columns = {table["name"]: [column["name"] for column in table["columns"]] for table in SCHEMA}

    def all(self, cursor, model: type[AnyModel]):
        cursor.execute(f"SELECT * FROM {model._table}")

    def count(self, cursor, model: type[Model]):
        table = model._table
        cursor.execute(f"SELECT count(*) FROM {table}")

    def picked(self, cursor, name):
        columns = set(self._columns[name])
        columns.add("at")
        cursor.execute(f"SELECT {', '.join(sorted(columns))} FROM orders")


class Migration:
    def __init__(self, database):
        self.database = database


class LabelMigration(Migration):
    """Runs once, for what the service knows of itself."""

    def run(self, name):
        self.database.execute(f"UPDATE {name} SET label = ''")
