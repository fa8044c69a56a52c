from starlette.responses import JSONResponse

from shop.models.order import Order
from shop.view import View


class Orders(View):
    path = "/orders"

    async def post(self, request):
        order = Order(**await request.json())
        await request.state.db.orders.insert_one(order.dict())
        return JSONResponse(order.dict())

    async def get(self, request):
        return JSONResponse(await request.state.db.orders.find().to_list(100))
