from flask import Flask

from client import make
from other import fetch

app = Flask(__name__)
shared = make()


@app.get("/")
def index():
    return shared.get("https://shop.example").text + fetch().text
