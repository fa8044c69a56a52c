from depot_kit import Checked
import asyncpg


class Depot(Checked):
    async def parcels(self) -> list[str]:
        connection = await asyncpg.connect("postgresql://db/depot")
        return await connection.fetch("SELECT code FROM parcels")
