from types import MappingProxyType

from shop import CONFIG
from shop.cleaning import query_sanitize

SHELVES = MappingProxyType({"new": 1, "old": 2})


class Engine:
    @property
    def row_id(self):
        raise NotImplementedError


class Postgres(Engine):
    @property
    def row_id(self):
        return "ctid"


class Lite(Engine):
    row_id = "rowid"


class Extras:
    def __init__(self, db, engine: Engine):
        self.db = db
        self.engine = engine

    def clean(self):
        self.db.execute(f"DELETE FROM {self.TABLE} WHERE {self.engine.row_id} > 3")

    def find(self, name, path):
        self.db.execute(f"SELECT * FROM {self.TABLE} WHERE name = '{query_sanitize(name)}'")
        self.db.execute("ATTACH DATABASE '{}' AS other; SELECT 1 FROM x".format(path.replace("'", "''")))
        self.db.execute(f"PRAGMA journal_mode = {CONFIG.JOURNAL_MODE}")

    def kept(self, name):
        row = self.db.execute("SELECT * FROM orders WHERE name = ?", (name,)).first()
        key = row["order_id"]
        start = self.db.execute("SELECT max(place) FROM orders").fetchone()[0] + 1
        shelves = ",".join(str(place) for place in SHELVES.values())
        fields = {"name": name}
        pairs = fields.items()
        where = " AND ".join(k + " = ?" for k, _ in pairs)
        self.db.execute(f"SELECT * FROM lines WHERE place > {start} AND shelf IN ({shelves}) AND {where}")
        copied = dict(self.db.execute("SELECT * FROM orders").fetchone())
        columns = ", ".join(copied.keys())
        self.db.execute(f"INSERT INTO orders ({columns}) SELECT * FROM lines WHERE order_id = {key}")


class Notes(Extras):
    TABLE = "notes"


class Ratings(Extras):
    TABLE = "ratings"


class Problem(Exception):
    def __init__(self, message):
        super().__init__(message)


def copy_table(source, target, connection):
    connection.execute("INSERT INTO %s SELECT * FROM %s" % (target, source))
