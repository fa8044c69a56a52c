import logging
import sys

from flask import Flask

handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
logging.getLogger().addHandler(handler)

app = Flask(__name__)


@app.get("/orders")
def orders():
    return []
