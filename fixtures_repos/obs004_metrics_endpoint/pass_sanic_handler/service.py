from prometheus_client import REGISTRY
from prometheus_client.exposition import generate_latest
from sanic import Sanic
from sanic.response import raw

app = Sanic("service")


@app.get("/metrics")
async def metrics(request):
    return raw(generate_latest(REGISTRY))
