from aiohttp import web
from asyncpgsa import PG

from orders.tables import orders


class OrdersView(web.View):
    @property
    def pg(self) -> PG:
        return self.request.app["pg"]

    async def get(self):
        return web.json_response([row["id"] for row in await self.pg.fetch(orders.select())])

    async def post(self):
        async with self.pg.transaction() as conn:
            await conn.execute(orders.insert().values(id=1))
        return web.Response(status=201)
