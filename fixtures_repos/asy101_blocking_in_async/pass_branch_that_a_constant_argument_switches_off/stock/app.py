import time

import requests
from fastapi import FastAPI

app = FastAPI()
KNOWN = {}


def waited():
    time.sleep(1)


def price(thing, fresh=False, patient=False):
    if fresh:
        return requests.get("https://prices.example/" + thing, timeout=3).json()
    if patient:
        waited()
    return KNOWN.get(thing)


def stored(thing, *, look=True):
    if not look:
        return None
    return requests.get("https://stock.example/" + thing, timeout=3).json()


@app.get("/prices/{thing}")
async def shown(thing: str):
    return {"price": price(thing), "again": price(thing, fresh=False), "count": stored(thing, look=False)}
