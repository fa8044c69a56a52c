import enum
import logging
import sqlite3

logger = logging.getLogger(__name__)

TABLE = "orders"
COLUMNS = ("id", "customer", "total")
SORTABLE = {"newest": "at DESC", "total": "total"}


class Kind(enum.Enum):
    SALE = "sale"


class Store:
    table = "stock"

    def __init__(self, path):
        self.connection = sqlite3.connect(path)

    def orders(self, ids):
        marks = ",".join(["?"] * len(ids))
        return self.connection.execute(f"SELECT {', '.join(COLUMNS)} FROM {TABLE} WHERE id IN ({marks})", ids)

    def stock(self, limit: int):
        return self.connection.execute(f"SELECT * FROM {self.table} LIMIT {limit}")

    def sales(self):
        return self.connection.execute(f"SELECT * FROM events WHERE kind = '{Kind.SALE.value}'")

    def search(self, customer, since):
        conditions = ["deleted = 0"]
        if customer:
            conditions.append("customer = ?")
        if since:
            conditions.append("at > ?")
        where = " AND ".join(conditions)
        return self.connection.execute("SELECT * FROM orders WHERE %s" % where, (customer, since))

    def sorted(self, order):
        return self.connection.execute(f"SELECT * FROM orders ORDER BY {SORTABLE[order]}")

    def _count(self, table):
        return self.connection.execute(f"SELECT count(*) FROM {table}")

    def counts(self):
        return self._count("orders"), self._count("stock")

    def drop(self, name):
        logger.info(f"select {name} from the list and delete it")
        return self.connection.execute("DELETE FROM stock WHERE name = ?", (name,))
