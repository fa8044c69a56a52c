import os

from rethinkdb import RethinkDB
from sanic import Sanic, response

from shelf.repositories import books

r = RethinkDB()
app = Sanic("shelf")


@app.listener("before_server_start")
async def connect(app, loop):
    r.set_loop_type("asyncio")
    connection = await r.connect(host=os.environ["RETHINK_HOST"], db="shelf")
    if "books" not in await r.db("shelf").table_list().run(connection):
        await r.db("shelf").table_create("books").run(connection)
        await r.table("books").index_create("title").run(connection)
        await r.table("books").index_wait("title").run(connection)
    app.ctx.connection = connection


@app.post("/books")
async def add(request):
    await books.add(app.ctx.connection, request.json)
    return response.json(request.json, status=201)


@app.get("/books")
async def every(request):
    return response.json(await books.every(app.ctx.connection))
