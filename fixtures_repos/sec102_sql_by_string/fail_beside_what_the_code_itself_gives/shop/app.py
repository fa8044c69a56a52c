from typing import Annotated

from fastapi import Depends, FastAPI, Header, Request
from flask_sqlalchemy import SQLAlchemy

from shop.stores import Plans

app = FastAPI()
db = SQLAlchemy()


class Search:
    def __init__(self, request: Request):
        self.request = request

    def run(self, cursor):
        self.request.view = self.request.query_params["view"]
        cursor.execute(f'CREATE TEMPORARY VIEW "{self.request.view}" AS SELECT * FROM orders')  # expect: SEC102
        cursor.execute(f'DROP VIEW "{self.request.other}"')  # expect: SEC102


def schema(x_schema: Annotated[str, Header()]):
    return x_schema


@app.get("/orders")
def orders(request: Request, part: Annotated[str, Depends(schema)]):
    made = db.Table(request.query_params["table"])
    db.session.execute(f"DELETE FROM {made} WHERE order_id IS NULL")  # expect: SEC102
    name = request.query_params["name"]
    kept = str.replace(name, "'", "`")
    db.session.execute(f"SELECT * FROM orders WHERE name = '{kept}'")  # expect: SEC102
    db.session.execute(f"SELECT * FROM {part}.orders")  # expect: SEC102
    table = (name or "orders").strip()
    db.session.execute(f"SELECT * FROM {table}")  # expect: SEC102
    prefixed = f"shop_{name}".lower()
    db.session.execute(f"SELECT * FROM {prefixed}")  # expect: SEC102
    Plans("/tmp/plans", request.query_params["plans"]).count()
    return {}


def drop(cursor, table_name, chosen):
    if table_name not in chosen:
        raise LookupError(table_name)
    cursor.execute(f"DROP TABLE {table_name}")  # expect: SEC102


def versions(cursor, tenants, is_valid_tenant, log):
    for tenant in tenants:
        if not is_valid_tenant(tenant):
            log.warning("not skipped %s", tenant)
        cursor.execute(f'SELECT * FROM "{tenant}".versions')  # expect: SEC102


def rendered(cursor, sql):
    select = ", ".join(sql)
    cursor.execute(f"SELECT {select} FROM orders")  # expect: SEC102


@app.get("/both")
def both(request: Request, cursor):
    rendered(cursor, request.query_params.getlist("column"))
