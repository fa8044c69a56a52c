import prometheus_client
from starlette.applications import Starlette

app = Starlette(routes=[])
app.mount("/metrics", prometheus_client.make_asgi_app())
