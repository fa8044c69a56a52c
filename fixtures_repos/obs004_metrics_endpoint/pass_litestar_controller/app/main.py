from litestar import Litestar
from litestar.plugins.prometheus import PrometheusConfig, PrometheusController

app = Litestar(
    route_handlers=[PrometheusController],
    middleware=[PrometheusConfig().middleware],
)
