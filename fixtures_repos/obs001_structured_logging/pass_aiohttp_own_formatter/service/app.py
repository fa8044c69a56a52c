import logging

import orjson
from aiohttp import web


def as_text(payload):
    return orjson.dumps(payload).decode()


class Structured(logging.Formatter):
    def format(self, record):
        return as_text({"message": record.getMessage()})


def make_app():
    handler = logging.StreamHandler()
    handler.setFormatter(Structured())
    logging.getLogger().addHandler(handler)
    return web.Application()
