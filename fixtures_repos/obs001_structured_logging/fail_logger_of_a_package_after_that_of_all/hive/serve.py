import logging

from aiohttp import web
from jsonrpcserver import async_dispatch

app = web.Application()


async def answer(request):
    return web.Response(text=await async_dispatch(await request.text()))

calls = logging.getLogger("jsonrpcserver.calls")
handler = logging.StreamHandler()
handler.setFormatter(logging.Formatter("%(message)s"))
calls.addHandler(handler)


def run_server():
    app.router.add_post("/", answer)
    web.run_app(app)
