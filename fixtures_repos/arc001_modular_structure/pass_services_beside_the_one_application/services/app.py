from flask import Flask

from services.tickets import price

app = Flask(__name__)


@app.get("/tickets/<town>")
def tickets(town):
    return {"price": price(town, 2)}
