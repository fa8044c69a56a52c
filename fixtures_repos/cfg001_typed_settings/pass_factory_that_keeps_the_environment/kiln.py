from aiohttp import web

from configuration import load

app = web.Application()
config = load()


async def hottest(request):
    return web.json_response({"kiln": config.kiln})


app.router.add_get("/hottest", hottest)


def main():
    web.run_app(app, port=config.port)
