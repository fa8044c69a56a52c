import os

from aiohttp import web
from sqlalchemy.ext.asyncio import create_async_engine

from shop.api.shelves import add_endpoint
from shop.repositories.shelves import Shelves


def create_app():
    shelves = Shelves(create_async_engine(os.environ["DATABASE_URL"]))
    app = web.Application()
    app.add_routes([
        web.post("/shelves", add_endpoint(shelves)),
    ])
    return app


class Container:
    def __init__(self):
        self.app = create_app()

    def run(self):
        web.run_app(self.app)
