import os

from fastapi import FastAPI

from shop.flags import optional
from shop.numbers import required as required_number
from shop.words import required

app = FastAPI()
title, size, debug = required("TITLE"), required_number("SIZE"), optional("VERBOSE")
address = os.environ.get("DATABASE_URL")


@app.get("/orders")
def orders() -> str:
    return f"{title} {size} {debug} {address}"
