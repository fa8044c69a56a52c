from flask import Flask

from shop.api.orders import orders

app = Flask(__name__)
app.register_blueprint(orders)


@app.get("/shelves")
def shelves():
    return {"shelves": []}
