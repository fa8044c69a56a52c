async def varieties(db_pool):
    async with db_pool.acquire() as connection:
        async with connection.transaction():
            statement = await connection.prepare("SELECT name FROM variety ORDER BY name")
            return [row["name"] for row in await statement.fetch()]


async def trees_of(db_pool, variety):
    async with db_pool.acquire() as connection:
        statement = await connection.prepare("SELECT row, place FROM tree WHERE variety = $1")
        return [dict(row) for row in await statement.fetch(variety)]
