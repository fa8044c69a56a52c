from aiohttp import web
from sqlalchemy import text
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from settings import settings


class SackView(web.View):
    session = async_sessionmaker(create_async_engine(settings.address))

    @classmethod
    async def numbers(cls):
        async with cls.session() as session:
            return list(await session.scalars(text("SELECT number FROM sacks")))

    async def get(self):
        return web.json_response(await self.numbers())

    async def post(self):
        async with self.session() as session:
            await session.execute(text("INSERT INTO sacks DEFAULT VALUES"))
        return web.Response(status=201)


app = web.Application()
app.router.add_view("/sacks", SackView)
