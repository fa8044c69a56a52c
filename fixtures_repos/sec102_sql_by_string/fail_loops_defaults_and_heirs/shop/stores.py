from abc import ABC, abstractmethod

ORDER_COLUMNS = ("id", "code", "amount")


class Aggregate(ABC):
    @abstractmethod
    def view(self):
        """The view to read."""


class Daily(Aggregate):
    def view(self):
        return "orders_by_day"


class Chosen(Aggregate):
    def __init__(self, request):
        self.request = request

    def view(self):
        return self.request.args["view"]


class Queue:
    def __init__(self, db, table="queue"):
        self.db = db
        self.table = table

    def clear(self):
        self.db.execute(f"DELETE FROM {self.table}")  # expect: SEC102

    def first(self):
        return self.db.execute(f"SELECT * FROM {self.table} LIMIT 1")  # expect: SEC102


class NamedQueue(Queue):
    def __init__(self, db, table):
        Queue.__init__(self, db, table)


class File:
    def __init__(self, large_object):
        self.large_object = large_object

    def content(self, cursor):
        cursor.execute(f"SELECT lo_get({self.large_object})")  # expect: SEC102
