import asyncpg

pools = {}


async def pool(name: str = "main") -> asyncpg.pool.Pool:
    if name not in pools:
        pools[name] = await asyncpg.create_pool("postgresql://localhost/shop")
    return pools[name]
