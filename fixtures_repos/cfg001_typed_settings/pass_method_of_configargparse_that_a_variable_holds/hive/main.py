import os

from aiohttp import web

from hive.conf import Conf


async def version(request):
    return web.json_response({"commit": os.environ.get("SOURCE_COMMIT")})


def main():
    app = web.Application()
    app.router.add_get("/version", version)
    web.run_app(app, port=Conf.read().port)


main()
