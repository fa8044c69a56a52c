import os

from flask import Flask

from shop.client import fetch
from shop.config import Production

app = Flask(__name__)
picked = os.getenv("APP_SETTINGS")
app.config.from_object(picked)
app.config["MAIL_HOST"] = os.getenv("MAIL_HOST")  # expect: CFG102


@app.get("/")
def index():
    return fetch(os.environ["STOCK_URL"], Production.NAME)  # expect: CFG102
