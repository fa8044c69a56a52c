from sanic import Sanic, text

app = Sanic("shop")
app.config.HEALTH = True
app.config.HEALTH_ENDPOINT = True


@app.get("/orders")
async def orders(request):
    return text("")
