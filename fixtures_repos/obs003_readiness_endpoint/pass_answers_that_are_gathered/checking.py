import asyncpg


async def database() -> tuple[str, str]:
    state, message = "ok", ""
    try:
        connection = await asyncpg.connect("postgresql://db/shop")
        await connection.execute("SELECT 1")
    except OSError as error:
        state, message = "broken", str(error)
    return state, message
