import logging

from fastapi import FastAPI

from shop import audit, tables

app = FastAPI()
audit.set_up("logging.ini")
logger = logging.getLogger(__name__)


@app.get("/orders")
def orders():
    audit.note("orders")
    return tables.ORDERS
