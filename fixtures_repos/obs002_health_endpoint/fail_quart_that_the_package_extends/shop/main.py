from .web import Quart2

app = Quart2(__name__)


@app.get("/orders")
async def orders():
    return {}
