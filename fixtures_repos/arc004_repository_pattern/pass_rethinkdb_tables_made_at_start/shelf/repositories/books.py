from rethinkdb import RethinkDB

r = RethinkDB()


async def add(connection, book):
    await r.table("books").insert(book).run(connection)


async def every(connection):
    return await r.table("books").order_by("title").coerce_to("array").run(connection)
