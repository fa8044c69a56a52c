from pydantic import BaseModel
from sanic import Sanic
from sanic_ext import validate

app = Sanic("shop")


class Order(BaseModel):
    amount: int


class Orders:
    def routes(self):
        @validate(json=Order)
        async def create(request, body):
            return None

        yield "/orders", ["POST"], create


for path, methods, handler in Orders().routes():
    app.add_route(handler, path, methods=methods)
