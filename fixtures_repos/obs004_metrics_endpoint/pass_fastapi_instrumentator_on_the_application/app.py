from fastapi import FastAPI
from prometheus_fastapi_instrumentator import Instrumentator


def make(measured: bool) -> FastAPI:
    app = FastAPI()
    if measured:
        app.meter = Instrumentator().instrument(app=app)
        app.meter.expose(app=app, should_gzip=True)
    return app


app = make(True)
