import os

import rethinkdb as r
from sanic import Sanic, response

app = Sanic("shelf")


@app.listener("before_server_start")
async def connect(app, loop):
    r.set_loop_type("asyncio")
    app.ctx.connection = await r.connect(host=os.environ["RETHINK_HOST"], db="shelf")


@app.post("/books")
async def add(request):
    await r.table("books").insert(request.json).run(app.ctx.connection)
    return response.json(request.json, status=201)


@app.get("/books")
async def books(request):
    return response.json(await r.table("books").order_by("title").coerce_to("array").run(app.ctx.connection))
