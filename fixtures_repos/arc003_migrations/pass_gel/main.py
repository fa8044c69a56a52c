import gel
from fastapi import FastAPI, Request

app = FastAPI()
client = gel.create_async_client()


@app.get("/people")
async def people():
    return await client.query("select Person {name}")


@app.post("/people/{name}")
async def add(name: str):
    return await client.query_single("insert Person {name := <str>$name}", name=name)
