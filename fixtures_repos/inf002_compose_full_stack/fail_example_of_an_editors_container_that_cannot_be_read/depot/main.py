from sanic import Sanic
from sanic.response import text

app = Sanic("depot")


@app.get("/parcels")
async def parcels(request):
    return text("none")
