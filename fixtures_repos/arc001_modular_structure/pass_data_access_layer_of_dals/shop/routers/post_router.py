from fastapi import APIRouter

from shop.db.dals.post_dal import PostDAL
from shop.db.session import sessions

router = APIRouter()


@router.get("/posts")
async def posts():
    async with sessions() as session:
        return await PostDAL(session).all()


@router.delete("/posts/{number}")
async def delete(number: int):
    async with sessions.begin() as session:
        await PostDAL(session).delete(number)
