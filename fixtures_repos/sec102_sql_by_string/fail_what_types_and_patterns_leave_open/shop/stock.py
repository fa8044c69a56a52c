import re

from django.db import connection, models

NAME = re.compile(r"/([^/]+)")


class Part(models.Model):
    place = models.TextField()

    def content(self):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM places WHERE name = '{self.place}'")  # expect: SEC102


class Column:
    def __init__(self, name):
        self.name = name

    def setter(self, connection):
        def write(value):
            connection.execute(f"UPDATE parts SET {self.name} = %s", [value])  # expect: SEC102

        return write


def column(request):
    return Column(request.GET["column"])


def plain(cursor, names, columns):
    qn = str
    cursor.execute("SELECT {} FROM t".format(qn(columns)))  # expect: SEC102


def similar(cursor, names: list[str]):
    cursor.execute(f"SELECT id FROM parts WHERE name = '{names}'")  # expect: SEC102


def by_link(cursor, link):
    name = NAME.search(link)
    return cursor.execute(f"SELECT * FROM parts WHERE name = '{name.group(1)}'")  # expect: SEC102


def by_names(cursor, queryset):
    names = [str(name) for name in queryset.values_list("name", flat=True)]
    cursor.execute(f"SELECT * FROM parts WHERE name IN ({','.join(names)})")  # expect: SEC102


def save(cursor, fields):
    kept = {key: value for key, value in fields.items() if value}
    clauses = []
    for column, value in kept.items():
        clauses.append(f"{column} = :{column}")
    cursor.execute(f"UPDATE parts SET {', '.join(clauses)}", kept)  # expect: SEC102


def counted(cursor, sql, rest):
    sql = "SELECT COUNT(*) FROM parts " + rest[3:]  # expect: SEC102
    cursor.execute(sql)


def sorted_by(cursor, order):
    if order.strip() in ("ASC", "DESC"):
        order = order.strip()
    cursor.execute(f"SELECT * FROM parts ORDER BY price {order}")  # expect: SEC102
