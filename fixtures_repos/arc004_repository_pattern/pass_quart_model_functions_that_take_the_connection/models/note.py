from dataclasses import dataclass

from quart_db import Connection


@dataclass
class Note:
    text: str


async def select_note(connection: Connection, key: int) -> Note | None:
    row = await connection.fetch_one("SELECT text FROM notes WHERE id = :id", {"id": key})
    return None if row is None else Note(**row)


async def insert_note(connection: Connection, text: str) -> None:
    await connection.execute("INSERT INTO notes(text) VALUES (:text)", {"text": text})
