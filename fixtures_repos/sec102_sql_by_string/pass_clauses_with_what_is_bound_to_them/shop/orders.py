from sqlalchemy import inspect, text

from shop.models import Base


def found(cursor, search):
    where, values = search.clause(ordered=False)
    cursor.execute(f"SELECT id FROM orders {where}", [1, *values])
    count = "SELECT count(*) FROM orders " + where
    return cursor.execute(count, tuple(values)).fetchone()


def removed(cursor, search):
    for where, values in search.pieces():
        cursor.execute(f"DELETE FROM orders {where}", values)


def numbered(session):
    for model in Base.__subclasses__():
        table = inspect(model).local_table
        name = getattr(table, "name", model.__tablename__)
        session.execute(text(f"UPDATE {name} SET place = 0"))


def inserted(cursor, model, values):
    table_name = model._meta.db_table
    columns = ", ".join(field.attname for field in model._meta.fields)
    marks = ", ".join("?" for _ in model._meta.fields)
    cursor.execute("INSERT INTO {table_name} ({columns}) VALUES ({marks})".format(**locals()), values)


class Reports:
    def sums(self, cursor, clause, bindings):
        return cursor.execute(f"SELECT sum(price) FROM orders {clause}", bindings).fetchone()

    def report(self, cursor, search):
        where, values = search.clause()
        return self.sums(cursor, clause=where, bindings=values)
