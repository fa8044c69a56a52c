from flask import Flask

from shop.services.errors import OutOfStock, ShopError, describe

app = Flask(__name__)


@app.errorhandler(ShopError)
def failed(error):
    return describe(error), error.status


@app.get("/prices/<name>")
def price(name):
    if name == "gold":
        raise OutOfStock(name)
    return {"price": len(name)}
