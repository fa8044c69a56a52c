from aiohttp.web import json_response
from sqlalchemy import select

from tables import shelves_table


async def shelves(request):
    conn = await request["lazy"].get()
    cursor = await conn.execute(select([shelves_table.c.label]))
    return json_response([row.label for row in await cursor.fetchall()])
