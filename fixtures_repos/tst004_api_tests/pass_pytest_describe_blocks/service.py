from sanic import Sanic
from sanic.response import text

app = Sanic("service")


@app.get("/")
async def home(request):
    return text("hello")
