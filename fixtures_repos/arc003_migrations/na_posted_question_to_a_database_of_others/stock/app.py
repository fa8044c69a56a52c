import os

import aioodbc
from litestar import Litestar, post

CRATES = "select id, hall from crates where hall = ?"


@post("/questions")
async def question(data: dict) -> list:
    connection = await aioodbc.connect(dsn=os.environ["STOCK"])
    async with connection.cursor() as cursor:
        await cursor.execute("select id, hall from crates where hall = ?", [data["hall"]])
        return await cursor.fetchall()


app = Litestar([question])
