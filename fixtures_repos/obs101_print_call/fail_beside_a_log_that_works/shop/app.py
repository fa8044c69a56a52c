import logging

from fastapi import FastAPI

from shop import audit, tables

app = FastAPI()
audit.set_up("logging.ini")
audit.configure_loggers("shop.log")
audit.open_catalogue("shop.log")
logger = logging.getLogger(__name__)


@app.get("/orders")
def orders():
    audit.note("orders")
    return tables.ORDERS
