import os

import peewee
import peewee_async
from aiohttp import web

database = peewee_async.PooledPostgresqlDatabase(os.environ["DB"])
objects = peewee_async.Manager(database)


class Item(peewee.Model):
    name = peewee.CharField()

    class Meta:
        database = database


async def items(request):
    return web.json_response([i.name for i in await objects.execute(Item.select())])


async def add(request):
    data = await request.json()
    await objects.create(Item, name=data["name"])
    return web.json_response({})


app = web.Application()
app.router.add_get("/items", items)
app.router.add_post("/items", add)
web.run_app(app)
