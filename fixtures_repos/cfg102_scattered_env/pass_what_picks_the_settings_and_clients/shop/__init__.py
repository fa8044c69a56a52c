import os

from flask import Flask

from shop.config import Production

app = Flask(__name__)
picked = os.getenv("APP_SETTINGS")
app.config.from_object(picked)
app.config.from_object(os.environ.get("MORE_SETTINGS", "shop.config.Production"))


@app.get("/")
def index():
    return Production.NAME
