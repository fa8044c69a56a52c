from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from ferry.settings import settings


async def home(request):
    return PlainTextResponse("ferry")


app = Starlette(debug=settings.debug, routes=[Route("/", home)])
