from fastapi import FastAPI

from shop.settings import WATCHED

app = FastAPI()


@app.get("/")
def index():
    return {"watched": WATCHED}
