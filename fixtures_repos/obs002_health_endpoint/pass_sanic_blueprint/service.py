from sanic import Blueprint, Sanic
from sanic.response import text

app = Sanic("service")
probes = Blueprint("probes", url_prefix="/probes")


@probes.get("/live")
async def live(request):
    return text("ok")


app.blueprint(probes)
