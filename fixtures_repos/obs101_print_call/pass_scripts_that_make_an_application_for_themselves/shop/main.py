from flask import Flask

from shop.db import db

app = Flask(__name__)
db.init_app(app)


@app.get("/")
def index():
    return "shop"
