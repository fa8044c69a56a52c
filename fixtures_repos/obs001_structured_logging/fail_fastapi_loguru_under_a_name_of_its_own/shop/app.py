from fastapi import FastAPI

from shop.log import logger

app = FastAPI()


@app.get("/orders")
def orders():
    logger.info("asked for orders")
    return []
