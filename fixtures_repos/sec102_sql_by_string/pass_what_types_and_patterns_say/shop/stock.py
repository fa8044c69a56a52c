import re
import uuid

from django.db import connection, models

COLUMNS = frozenset({"price", "title"})
CODE = re.compile(r"/([A-Z]{3}-\d+)")


class Part(models.Model):
    """A number of a mapped class, also where another module asks for it."""

    blob = models.IntegerField()
    place = models.TextField()

    def content(self):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT lo_get({self.blob})")

    def near(self, point):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT near(ST_GeomFromText('POINT({point.x} {point.y})', {self.place.srid}))")


class Column:
    """What every maker of an instance spells out, in a function inside of a method."""

    def __init__(self, name, mapped=None):
        self.name = name
        self.mapped = mapped or self.name

    def setter(self, connection):
        def write(value):
            connection.execute(f"UPDATE parts SET {self.mapped} = %s", [value])

        return write


def columns():
    return [Column("price"), Column("title", "name")]


def view(cursor, label="parts"):
    name = f"temp_{label}_{uuid.uuid4().hex[:8]}"
    cursor.execute(f"DROP VIEW IF EXISTS {name}")


def views(cursor):
    view(cursor, "prices")


def quoted(cursor, model, columns):
    qn = connection.ops.quote_name
    cursor.execute("SELECT {} FROM t".format(qn(columns)))


def similar(cursor, vectors: list[float]):
    cursor.execute(f"SELECT id FROM parts ORDER BY place <-> '{vectors}'")


def by_link(cursor, link):
    """Only letters and digits match."""
    code = CODE.search(link)
    if code is None:
        return None
    return cursor.execute(f"SELECT * FROM parts WHERE code = '{code.group(1)}'")


def by_keys(cursor, queryset):
    keys = [str(key) for key in queryset.values_list("pk", flat=True)]
    cursor.execute(f"SELECT * FROM parts WHERE id IN ({','.join(keys)})")


def save(cursor, fields):
    kept = {key: value for key, value in fields.items() if key in COLUMNS}
    clauses = []
    for column, value in kept.items():
        clauses.append(f"{column} = :{column}")
    cursor.execute(f"UPDATE parts SET {', '.join(clauses)}", kept)


def counted(cursor, sql, params):
    start = sql.find(" FROM")
    sql = "SELECT COUNT(*) " + sql[start:]
    cursor.execute(sql, params)


def sorted_by(cursor, order):
    if order.upper() not in ("ASC", "DESC"):
        raise ValueError(order)
    cursor.execute(f"SELECT * FROM parts ORDER BY price {order}")


def within(cursor, json_column, key):
    if not re.match(r"^[a-z_]+$", key):
        raise ValueError(key)
    cursor.execute(f"SELECT * FROM parts WHERE json_exists({json_column.key}, '$.{key}')")
