import asyncpg


async def open_pool(app):
    app["pool"] = await asyncpg.create_pool("postgresql://db/shop")


async def close_pool(app):
    await app["pool"].close()
