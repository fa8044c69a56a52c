from fastapi import APIRouter

from app.database import database

router = APIRouter()


@router.get("/students")
async def students():
    return await database.students()


@router.get("/students/{number}")
async def student(number: str):
    return await database.student(number)


@router.get("/named/{name}")
async def named(name: str):
    return await database.named(name)
