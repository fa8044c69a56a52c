import os

from flask import Flask

from shop.store import Shop

app = Flask(__name__)
shop = Shop(address=os.environ["SHOP_DATABASE"])


@app.get("/items")
def items():
    return {"items": shop.store.names()}
