import logging

from aiohttp import web
from jsonrpcserver.methods import log as calls

app = web.Application()


def shorten(logger):
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message).100s"))
    logger.propagate = False
    logger.addHandler(handler)


def run_server():
    shorten(calls)
    web.run_app(app)
