import json
import sys
import traceback

from fastapi import FastAPI

from shop.shell import Shell
from shop.parts import count
from shop.timing import timed

app = FastAPI()


@app.get("/orders")
def orders(display: bool = True):
    if app.state.display_all:
        print("all")  # expect: OBS101
    return [Shell().run("orders"), count([]), timed(), text({})]


def text(order):
    json.dumps(order)
    sys.stdout.write("order")  # expect: OBS101


@app.post("/orders")
def create():
    try:
        return count([1])
    except ValueError:
        traceback.print_exc()  # expect: OBS101
        raise
