import os

from flask import Flask

CALENDAR = os.environ.get("SHOP_CALENDAR", "standard")

server = Flask(__name__)
server.config.from_object(__name__)


@server.get("/calendar")
def calendar():
    return server.config["CALENDAR"]
