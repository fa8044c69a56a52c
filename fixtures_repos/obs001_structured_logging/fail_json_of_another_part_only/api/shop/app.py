import logging

from flask import Flask

logger = logging.getLogger(__name__)
app = Flask(__name__)


@app.get("/orders")
def orders():
    logger.info("asked")
    return []
