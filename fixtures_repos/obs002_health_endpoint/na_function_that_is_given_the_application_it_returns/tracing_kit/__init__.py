import tracer
from fastapi import FastAPI


def traced(app: FastAPI) -> FastAPI:
    return tracer.wrap(app)
