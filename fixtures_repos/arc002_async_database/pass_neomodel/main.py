from fastapi import FastAPI
from neomodel import AsyncStructuredNode, StringProperty

app = FastAPI()


class Person(AsyncStructuredNode):
    name = StringProperty()


@app.get("/people")
async def people():
    return await Person.nodes.all()


@app.post("/people/{name}")
async def add(name: str):
    return await Person(name=name).save()
