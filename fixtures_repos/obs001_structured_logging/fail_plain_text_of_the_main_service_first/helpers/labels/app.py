import logging
import os

from flask import Flask

logging.basicConfig(level=os.environ.get("LEVEL", "INFO"))
PLACE = os.environ.get("PLACE")
app = Flask(__name__)


@app.get("/labels")
def serve():
    return {"place": PLACE}
