from quart import Quart

app = Quart(__name__)


@app.get("/control/ping/")
async def ping():
    return {"ping": "pong"}
