from sanic import Sanic
from sanic.response import json

app = Sanic("shop")


@app.get("/orders")
async def orders(request):
    return json([])


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=8000)
