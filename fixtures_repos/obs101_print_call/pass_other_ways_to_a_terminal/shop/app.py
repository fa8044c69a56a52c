from fastapi import FastAPI

from shop.export import build
from shop.updater import Listing, Updater

app = FastAPI()


@app.on_event("startup")
def start():
    Updater().start()


@app.get("/export")
def export():
    return build(quiet=True)


def show_routes(depth=0):
    for route in app.routes:
        print(" " * depth, route)
        show_routes(depth + 1)
