from typing import Any

from fastapi import APIRouter

router = APIRouter()


class Notes:
    database: Any

    @classmethod
    async def init(cls, database: Any) -> None:
        cls.database = database

    @classmethod
    async def one(cls: Any, number: int) -> dict:
        return await cls.database.notes.find_one({"number": number})


@router.get("/notes/{number}")
async def one(number: int) -> dict:
    return await Notes.one(number)


@router.post("/notes")
async def add(note: dict) -> None:
    await Notes.database.notes.insert_one(note)
