from canal.canal_logging import setup_logging
from flask import Flask

from lockkeeper import begin


setup_logging("lockkeeper")
app = Flask(__name__)


@app.get("/locks")
def locks():
    return []


@app.post("/locks/tables")
def tables():
    begin.main()
    return {}
