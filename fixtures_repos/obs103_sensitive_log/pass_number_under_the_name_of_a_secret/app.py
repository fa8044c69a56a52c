import logging
from random import randint

from flask import Flask

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.get("/wait")
def wait():
    secret = randint(0, 20)
    secret = max(1, min(secret, 10))
    logger.info(f"waits for {secret} seconds")
    return {"seconds": secret}
