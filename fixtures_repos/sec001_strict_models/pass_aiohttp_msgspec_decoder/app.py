import msgspec
from aiohttp import web


class Order(msgspec.Struct):
    amount: int


decoder = msgspec.json.Decoder(Order)


async def add(request: web.Request) -> web.Response:
    order = decoder.decode(await request.read())
    return web.json_response({"amount": order.amount})


app = web.Application()
app.router.add_post("/orders", add)
web.run_app(app)
