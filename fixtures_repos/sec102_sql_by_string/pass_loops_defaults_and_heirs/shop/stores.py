from abc import ABC, abstractmethod

from django.db import connection, models

ORDER_COLUMNS = ("id", "code", "amount")


class Aggregate(ABC):
    @abstractmethod
    def view(self):
        """The view to read."""


class Daily(Aggregate):
    def view(self):
        return "orders_by_day"


class Monthly(Aggregate):
    def view(self):
        return "orders_by_month"


class Queue:
    def __init__(self, db, table):
        self.db = db
        self.table = table

    def clear(self):
        self.db.execute(f"DELETE FROM {self.table}")


class OrderQueue(Queue):
    def __init__(self, db, table="order_queue"):
        Queue.__init__(self, db, table)

    def ids(self):
        return self.db.execute(f"SELECT id FROM {self.table}").scalars()


STORES = {"orders": OrderQueue}


def store_of(kind):
    return STORES[kind](connection)


class File(models.Model):
    large_object = models.IntegerField()

    def take(self, other):
        self.large_object = other.large_object

    def content(self):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT lo_get({self.large_object})")


def deleted(instance):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT lo_unlink({instance.large_object})")
