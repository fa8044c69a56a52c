import os

from flask import Flask

CALENDAR = os.environ.get("SHOP_CALENDAR", "standard")  # expect: CFG102

server = Flask(__name__)
server.config.from_object("shop.config")


@server.get("/calendar")
def calendar():
    return server.config["CALENDAR"]
