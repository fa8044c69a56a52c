from fastapi import FastAPI
from loguru import logger

logger.configure(extra={"part": "orders"})
app = FastAPI()


@app.get("/orders")
def orders() -> list[str]:
    logger.info("orders are listed")
    return []
