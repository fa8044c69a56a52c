from sanic import Sanic, json

app = Sanic("shop")


@app.get("/items")
async def items(request):
    return json([])
