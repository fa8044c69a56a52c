import os
from functools import wraps

import httpx
from aiohttp import web
from sqlalchemy import create_engine, text

engine = create_engine(os.environ["DATABASE_URL"])
routes = web.RouteTableDef()


async def authenticate(request):
    async with httpx.AsyncClient() as client:
        answer = await client.get("https://hub.example.org/user")
        answer.raise_for_status()
        return answer.json()


def handled(handler, user=False):
    @wraps(handler)
    async def inner(request):
        if user:
            request["user"] = await authenticate(request)
        return await handler(request)

    return inner


@routes.get("/api/health")
@handled
async def health(request):
    return web.json_response({"status": "pass"})


@routes.get("/api/kilns")
async def kilns(request):
    with engine.connect() as connection:
        return web.json_response(list(connection.scalars(text("SELECT name FROM kilns"))))


app = web.Application()
app.add_routes(routes)
