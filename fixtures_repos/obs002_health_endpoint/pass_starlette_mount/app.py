from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route


def live(request):
    return PlainTextResponse("ok")


app = Starlette(routes=[Mount("/internal", routes=[Route("/livez", live)])])
