import logging
import os

from flask import Flask

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.get("/wait")
def wait():
    secret = len("abc")
    secret = os.environ["SIGNING_SECRET"]
    logger.info("signs with %s", secret)  # expect: OBS103
    return {"done": True}
