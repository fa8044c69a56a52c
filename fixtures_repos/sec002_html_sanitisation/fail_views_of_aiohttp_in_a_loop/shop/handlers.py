from aiohttp.web import View, json_response


class Orders(View):
    URL = "/orders"

    async def post(self):
        given = await self.request.json()
        return json_response({"name": given["name"]})


class Stock(View):
    URL = "/stock"

    async def get(self):
        return json_response([])


HANDLERS = (Orders, Stock)
