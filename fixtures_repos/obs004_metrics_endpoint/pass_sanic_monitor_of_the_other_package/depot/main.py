from prometheus_sanic import monitor
from sanic import Sanic

app = Sanic("depot")
monitor(app, endpoint_type="url", is_middleware=True).expose_endpoint()
