from depot.db import db


async def setting(name: str) -> str:
    return (await db.fetch("SELECT value FROM settings WHERE name = $1", name))[0][0]


async def forget(name: str) -> None:
    await db.execute("DELETE FROM settings WHERE name = $1", name)


async def note(name: str, value: str) -> None:
    await db.execute("INSERT INTO settings (name, value) VALUES ($1, $2)", name, value)
