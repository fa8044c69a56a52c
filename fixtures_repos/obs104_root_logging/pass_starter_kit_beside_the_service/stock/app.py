import logging

from flask import Flask

logger = logging.getLogger(__name__)
app = Flask(__name__)


@app.get("/crates")
def crates():
    logger.info("listed")
    return {"crates": []}
