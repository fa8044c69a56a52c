from quart import Quart

app = Quart(__name__)


@app.get("/parcels")
async def parcels():
    return {"parcels": []}
