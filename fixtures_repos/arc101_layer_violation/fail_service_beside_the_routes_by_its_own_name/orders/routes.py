from flask import Flask

from orders.service import found

app = Flask(__name__)


@app.get("/orders/<int:number>")
def order(number):
    return found(number)
