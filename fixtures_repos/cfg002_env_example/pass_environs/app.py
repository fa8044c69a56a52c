from aiohttp import web
from environs import Env

env = Env()
env.read_env()
app = web.Application()
