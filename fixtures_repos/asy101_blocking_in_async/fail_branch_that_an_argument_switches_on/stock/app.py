import requests
from fastapi import FastAPI

app = FastAPI()
KNOWN = {}


def price(thing, fresh=False):
    if fresh:
        return requests.get("https://prices.example/" + thing, timeout=3).json()
    return KNOWN.get(thing)


@app.get("/prices/{thing}")
async def shown(thing: str):
    return {"price": price(thing, fresh=True)}  # expect: ASY101


@app.get("/asked/{thing}")
async def asked(thing: str, fresh: bool):
    return {"price": price(thing, fresh)}  # expect: ASY101


@app.get("/spread/{thing}")
async def spread(thing: str, options: dict):
    return {"price": price(thing, **options)}  # expect: ASY101
