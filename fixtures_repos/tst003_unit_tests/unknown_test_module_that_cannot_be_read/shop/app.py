from flask import Flask

from shop.services.orders import listed

app = Flask(__name__)


@app.get("/orders")
def orders():
    return {"orders": listed()}
