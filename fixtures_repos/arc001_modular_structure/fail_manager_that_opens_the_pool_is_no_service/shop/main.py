from aiohttp import web

from shop.models.dao import add_order, all_orders
from shop.models.db_manager import close_pool, open_pool


async def orders(request):
    async with request.app["pool"].acquire() as conn:
        return web.json_response([row["id"] for row in await all_orders(conn)])


async def place(request):
    async with request.app["pool"].acquire() as conn:
        await add_order(conn, (await request.json())["title"])
        return web.json_response({})


app = web.Application()
app.on_startup.append(open_pool)
app.on_cleanup.append(close_pool)
app.router.add_get("/orders", orders)
app.router.add_post("/orders", place)
