import os

import requests
from fastapi import FastAPI

app = FastAPI()


def price(thing, fresh=False):
    fresh = fresh or "FRESH" in os.environ
    if fresh:
        return requests.get("https://prices.example/" + thing, timeout=3).json()
    return None


@app.get("/prices/{thing}")
async def shown(thing: str):
    return {"price": price(thing)}  # expect: ASY101
