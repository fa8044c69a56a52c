from flask import Flask

from stock import files_manager
from stock.tables import db

files_manager.read()
app = Flask(__name__)
db.init_app(app)


@app.get("/crates")
def crates():
    return {"crates": []}
