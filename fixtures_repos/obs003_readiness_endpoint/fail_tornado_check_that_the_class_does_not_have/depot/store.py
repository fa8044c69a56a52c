import asyncpg


class Depot:
    async def parcels(self) -> list[str]:
        connection = await asyncpg.connect("postgresql://db/depot")
        return await connection.fetch("SELECT code FROM parcels")
