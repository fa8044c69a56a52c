from canal.canal_logging import setup_logging
from flask import Flask


setup_logging("lockkeeper")
app = Flask(__name__)


@app.get("/locks")
def locks():
    return []
