from dataclasses import dataclass

from litestar import Litestar, post


@dataclass
class Note:
    text: str


@post("/notes")
async def add(data: Note) -> Note:
    return data


app = Litestar([add])
