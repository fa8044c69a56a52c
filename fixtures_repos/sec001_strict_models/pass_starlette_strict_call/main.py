from pydantic import BaseModel
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route


class Order(BaseModel):
    amount: int


async def create(request):
    order = Order.model_validate(await request.json(), strict=True)
    return JSONResponse({"amount": order.amount})


app = Starlette(routes=[Route("/orders", create, methods=["POST"])])
