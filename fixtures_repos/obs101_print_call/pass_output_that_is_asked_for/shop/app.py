import json
import sys

import click
from fastapi import FastAPI

from shop.shell import Shell
from shop.vendored_qr import draw

app = FastAPI()


@app.get("/orders")
def orders():
    return [forward([]), report([1], display=False), Shell().run("orders"), draw("orders")]


def forward(messages):
    """What reads the standard output of the function takes one document a line."""
    for message in messages:
        json.dump(message, sys.stdout)
        sys.stdout.write("\n")


def report(orders, display=True):
    if display:
        print(len(orders))
        return None
    return orders
