from quart_db import Connection


async def migrate(connection: Connection) -> None:
    await connection.execute("CREATE TABLE notes (id SERIAL, text TEXT)")
