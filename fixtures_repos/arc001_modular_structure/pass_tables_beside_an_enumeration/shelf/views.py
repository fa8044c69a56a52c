import asyncpg
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/books")
async def books(request: web.Request) -> web.Response:
    pool: asyncpg.Pool = request.app["pool"]
    return web.json_response({"count": await pool.fetchval("SELECT count(*) FROM books")})


def create_app() -> web.Application:
    app = web.Application()
    app.add_routes(routes)
    return app
