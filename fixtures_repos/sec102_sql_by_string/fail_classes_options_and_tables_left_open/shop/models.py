from __future__ import annotations

from dataclasses import dataclass
from string import Template
from typing import ClassVar

from django.db import models

BY_KIND = Template("SELECT * FROM orders WHERE kind = '$kind'")


class Model:
    _table: ClassVar[str]


class Order(Model):
    _table = "orders"


class Named(Model):
    def __init__(self, name):
        self._table = name


def named(request):
    return Named(request.GET["name"])


@dataclass
class View:
    table: str


class Item(models.Model):
    """Given pieces of SQL by whoever asks."""

    @classmethod
    def like(cls, name):
        return cls.objects.extra(where=[f"name LIKE '{name}%'"])  # expect: SEC102


class Store:
    def all(self, cursor, model: type[Model]):
        cursor.execute(f"SELECT * FROM {model._table}")  # expect: SEC102

    def shown(self, cursor, view: View):
        cursor.execute(f"SELECT * FROM {view.table}")  # expect: SEC102

    def by_kind(self, cursor, kind):
        cursor.execute(BY_KIND.substitute(kind=kind))  # expect: SEC102

    def by_name(self, cursor, name):
        statement = Template("SELECT * FROM orders WHERE name = '${name}'").safe_substitute({"name": name})  # expect: SEC102
        cursor.execute(statement)
