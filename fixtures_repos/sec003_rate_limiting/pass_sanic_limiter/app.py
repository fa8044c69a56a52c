from sanic import Sanic, text
from sanic_limiter import Limiter, get_remote_address

app = Sanic("shop")
limiter = Limiter(app, key_func=get_remote_address)


@app.post("/login")
@limiter.limit("5/minute")
async def login(request):
    return text("in")
