from litestar import Litestar, get
from litestar.plugins.prometheus import PrometheusController


class Metrics(PrometheusController):
    path = "/internal/metrics"


@get("/orders")
async def orders() -> list[str]:
    return []


app = Litestar(route_handlers=[orders])
