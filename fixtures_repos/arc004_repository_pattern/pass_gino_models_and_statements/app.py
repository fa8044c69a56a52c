from sanic import Sanic, json

from db import db
from users import repository

app = Sanic("shop")


@app.listener("before_server_start")
async def connect(*_):
    await db.set_bind("postgresql://localhost/shop")


@app.post("/users")
async def create(request):
    user = await repository.save(request.json["name"])
    return json({"id": user.id})


@app.get("/users/<name>")
async def show(request, name):
    user = await repository.by_name(name)
    return json({"id": user.id})
