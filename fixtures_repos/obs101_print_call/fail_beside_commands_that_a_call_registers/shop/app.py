from flask import Flask, current_app
from tornado.options import define

from shop import orders

app = Flask(__name__)


@app.get("/")
def index():
    print("asked")  # expect: OBS101
    return orders.listed()


def routes():
    for rule in current_app.url_map.iter_rules():
        print(rule.rule)  # expect: OBS101


def changed(value):
    print(value)  # expect: OBS101


def register(application):
    application.before_request(routes)
    define("size", type=int, help=changed)


def set_up(debug=False):
    if not debug:
        print("starting")  # expect: OBS101


set_up()
