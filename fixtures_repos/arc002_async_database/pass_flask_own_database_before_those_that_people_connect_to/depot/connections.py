import psycopg


async def connect(address: str):
    return await psycopg.AsyncConnection.connect(address)
