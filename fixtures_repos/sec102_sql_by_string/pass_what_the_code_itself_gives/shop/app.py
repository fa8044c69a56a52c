import os
from typing import Annotated

from django.utils.crypto import get_random_string
from fastapi import Depends, FastAPI, Request
from flask_sqlalchemy import SQLAlchemy

from shop.stores import Plans

app = FastAPI()
db = SQLAlchemy()
order_parts = db.Table("order_parts", db.Column("order_id", db.Integer))
TABLES = [("orders", "extra"), ("parts", "notes")]


class Search:
    def __init__(self, request: Request):
        self.request = request

    def view_name(self):
        return f"search_{get_random_string(8)}"

    def run(self, cursor):
        self.request.view = self.view_name()
        cursor.execute(f'CREATE TEMPORARY VIEW "{self.request.view}" AS SELECT * FROM orders')
        cursor.execute(f'DROP VIEW "{self.request.view}"')


def schema():
    return os.getenv("SHOP_SCHEMA", "public")


Schema = Annotated[str, Depends(schema)]


@app.get("/orders")
def orders(request: Request):
    db.session.execute(f"DELETE FROM {order_parts} WHERE order_id IS NULL")
    name = request.query_params["name"]
    doubled = str.replace(name, "'", "''")
    db.session.execute(f"SELECT * FROM orders WHERE name = '{doubled}'")
    Plans("/tmp/plans").count()
    return {}


@app.get("/concepts")
def concepts(graph, uri: str):
    return graph.query("SELECT ?value WHERE { <%s> skos:prefLabel ?value }" % uri)


def drop(cursor, table_name):
    cursor.execute("SELECT name FROM sqlite_master")
    tables = [row[0] for row in cursor.fetchall()]
    if table_name not in tables:
        raise LookupError(table_name)
    cursor.execute(f"DROP TABLE {table_name}")


def versions(cursor, tenants, is_valid_tenant, log):
    for tenant in tenants:
        if not is_valid_tenant(tenant):
            log.warning("skipped %s", tenant)
            continue
        cursor.execute(f'SELECT * FROM "{tenant}".versions')


def local_time(cursor, query):
    cursor.execute(f"SET LOCAL TIME ZONE 'UTC'; {query};")


def stop(cursor, connection):
    cursor.execute(f"SELECT pg_cancel_backend({connection.backend_pid})")


def convert(cursor):
    for table, column in TABLES:
        set_not_null(cursor, table, column)


def set_not_null(cursor, table, column):
    cursor.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET NOT NULL")


def rendered(cursor, sql):
    select = ", ".join(sql)
    sql = f"SELECT {select} FROM orders"
    cursor.execute(sql)


def both(cursor):
    table = (os.environ.get("TABLE") or "orders").strip()
    cursor.execute(f"SELECT * FROM {table}")
    prefixed = f"{TABLES[0]}_{len(TABLES)}".lower()
    cursor.execute(f"SELECT * FROM {prefixed}")
    rendered(cursor, ["id", "code"])
