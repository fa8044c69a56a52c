from aiohttp import web
from decouple import config

PORT = config("PORT", default=8000, cast=int)
DATABASE_URL = config("DATABASE_URL")
app = web.Application()
