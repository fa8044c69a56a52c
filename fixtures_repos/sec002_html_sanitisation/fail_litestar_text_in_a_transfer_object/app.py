from dataclasses import dataclass

from litestar import Litestar, get, post
from litestar.dto import DataclassDTO, DTOData


@dataclass
class Note:
    text: str


KEPT: list[Note] = []


@post("/notes", dto=DataclassDTO[Note])
async def add(data: DTOData[Note]) -> Note:
    note = data.create_instance()
    KEPT.append(note)
    return note


@get("/notes")
async def listed() -> list[Note]:
    return KEPT


app = Litestar([add, listed])
