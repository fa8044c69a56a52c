from prometheus_client import Counter
from prometheus_fastapi_instrumentator import Instrumentator

REQUESTS = Counter("requests", "Requests")


def expose_metrics(app):
    Instrumentator().instrument(app).expose(app)
