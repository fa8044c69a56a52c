import aiohttp_cors
from aiohttp import web

app = web.Application()
aiohttp_cors.setup(app, defaults={"*": aiohttp_cors.ResourceOptions(allow_credentials=True)})  # expect: SEC104
