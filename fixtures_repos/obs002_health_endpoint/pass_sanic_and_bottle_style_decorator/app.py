from sanic import Sanic, text

app = Sanic("shop")


@app.get("/healthz")
async def health(request):
    return text("ok")
