from fastapi import FastAPI

from shop.options import options

app = FastAPI()


@app.get("/colour")
def colour() -> str:
    return options()["COLOUR"]
