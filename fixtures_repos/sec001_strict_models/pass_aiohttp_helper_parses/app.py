from aiohttp import web
from pydantic import BaseModel

routes = web.RouteTableDef()


class Order(BaseModel):
    amount: int


async def parse(request):
    return Order.model_validate_json(await request.read(), strict=True)


@routes.post("/orders")
async def create(request):
    order = await parse(request)
    return web.json_response({"amount": order.amount})


app = web.Application()
app.add_routes(routes)
