import json
import logging

from fastapi import FastAPI

logging.basicConfig()
logger = logging.getLogger(__name__)
app = FastAPI()


@app.get("/orders")
def orders() -> list[str]:
    logger.info(json.dumps({"event": "orders"}))
    return []
