from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

pages = Flask("pages")
parcels = Flask("parcels")


@pages.get("/")
def index():
    return "parcels"


@parcels.get("/status")
def status():
    return {"open": 3, "lost": 1}


application = DispatcherMiddleware(pages, {"/parcels": parcels})
