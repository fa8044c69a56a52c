from psycopg import AsyncConnection
from psycopg.rows import class_row
from pydantic import BaseModel


class Kiln(BaseModel):
    id: int
    name: str

    @staticmethod
    async def one(db: AsyncConnection, kiln: int) -> "Kiln":
        async with db.cursor(row_factory=class_row(Kiln)) as cursor:
            await cursor.execute("SELECT id, name FROM kilns WHERE id = %s", (kiln,))
            return await cursor.fetchone()

    @staticmethod
    async def delete(db: AsyncConnection, kiln: int) -> None:
        async with db.cursor() as cursor:
            await cursor.execute("DELETE FROM kilns WHERE id = %s", (kiln,))
