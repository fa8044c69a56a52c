from fastapi import FastAPI
from fastapi.routing import APIRoute as FastAPIRoute


class APIRoute(FastAPIRoute):
    """Leaves out what is not set."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, response_model_exclude_none=True, **kwargs)


class Endpoints:
    def __init__(self, plane):
        self.plane = plane

    async def live(self):
        return {"live": True}


def create_app(plane):
    endpoints = Endpoints(plane)
    routes = [
        APIRoute("/v2/health/live", endpoints.live),
    ]
    return FastAPI(routes=routes)
