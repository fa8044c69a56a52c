from aredis_om import HashModel
from fastapi import FastAPI

app = FastAPI()


class Item(HashModel):
    name: str


@app.get("/items/{pk}")
async def item(pk: str):
    return await Item.get(pk)


@app.post("/items")
async def add(item: Item):
    return await item.save()
