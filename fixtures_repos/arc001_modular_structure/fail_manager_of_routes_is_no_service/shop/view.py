from starlette.endpoints import HTTPEndpoint


class View(HTTPEndpoint):
    path: str
