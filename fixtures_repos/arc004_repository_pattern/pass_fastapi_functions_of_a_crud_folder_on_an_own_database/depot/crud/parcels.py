from depot.db import db


async def add_parcel(number: str) -> None:
    await db.execute("INSERT INTO parcels (number) VALUES ($1)", number)


async def parcels() -> list[str]:
    return [row[0] for row in await db.fetch("SELECT number FROM parcels")]
