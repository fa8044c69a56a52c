from flask import Flask

from stock.database import read_db_config

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = read_db_config("stock")


@app.get("/stock")
def stock():
    return {}
