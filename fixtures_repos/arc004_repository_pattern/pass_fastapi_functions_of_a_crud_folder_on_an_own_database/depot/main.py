from fastapi import FastAPI

from depot.crud.parcels import add_parcel, parcels
from depot.crud.settings import forget, note, setting

app = FastAPI()


@app.get("/parcels")
async def index():
    return {"title": await setting("title"), "parcels": await parcels()}


@app.post("/parcels/{number}")
async def add(number: str):
    await add_parcel(number)
    await note("last", number)
    await forget("first")
