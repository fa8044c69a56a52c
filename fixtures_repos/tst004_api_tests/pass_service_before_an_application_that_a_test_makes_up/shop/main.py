from flask import Flask

from shop.extensions import Api

app = Flask(__name__)
Api(app)


@app.get("/orders")
def orders():
    return []
