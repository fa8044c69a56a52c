import os

import aioodbc


async def opened():
    return await aioodbc.connect(dsn=os.environ["STOCK"])


async def run(statement, values):
    connection = await opened()
    async with connection.cursor() as cursor:
        await cursor.execute(statement, values)
    await connection.close()


async def asked(statement):
    connection = await opened()
    async with connection.cursor() as cursor:
        await cursor.execute(statement)
        return await cursor.fetchall()
