from mongoengine import Document, StringField
from starlette.requests import Request
from starlette.responses import JSONResponse


class Order(Document):
    state = StringField()


def open_orders(limit: int):
    async def answer(request: Request) -> JSONResponse:
        return JSONResponse([order.state for order in Order.objects(state="open").limit(limit)])

    return answer


def closed_orders(limit: int):
    async def answer(request: Request) -> JSONResponse:
        return JSONResponse(Order.objects(state="closed").count() - limit)

    return answer
