import logging

from fastapi import FastAPI

from shop import audit, tables

app = FastAPI()
audit.set_up("logging.ini")
audit.configure_loggers("shop.log")
logger = logging.getLogger(__name__)


@app.get("/orders")
def orders():
    logger.info("asked")
    audit.note("orders")
    audit.started("here")
    audit.checked({})
    audit.guarded(app, orders)
    return tables.ORDERS
