from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from shop.db.models.post import Post


class PostDAL:
    def __init__(self, session: AsyncSession):
        self.session = session

    async def all(self):
        return (await self.session.execute(select(Post))).scalars().all()

    async def delete(self, number: int):
        await self.session.execute(delete(Post).where(Post.id == number))
