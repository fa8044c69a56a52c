from asyncpg import Connection


class BoatRepository:
    def __init__(self, connection: Connection):
        self.connection = connection

    async def all(self):
        return await self.connection.fetch("SELECT * FROM boats")

    async def add(self, name: str):
        await self.connection.execute("INSERT INTO boats (name) VALUES ($1)", name)
