from blacksheep import Application, Content, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from shop import controllers
from shop.limits import rate_limit
from shop.logs import setup_logging

app = Application()
app.middlewares.append(rate_limit)


@app.on_start
async def start(app: Application) -> None:
    setup_logging()


@app.router.get("/metrics")
def metrics() -> Response:
    return Response(200, content=Content(CONTENT_TYPE_LATEST.encode(), generate_latest()))
