import asyncpg


async def all_orders(conn: asyncpg.Connection):
    return await conn.fetch("select id from orders")


async def add_order(conn: asyncpg.Connection, title: str) -> None:
    await conn.execute("insert into orders (title) values ($1)", title)
