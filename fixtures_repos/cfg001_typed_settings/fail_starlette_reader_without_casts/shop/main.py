from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from shop.settings import PAGE_SIZE


async def pages(request):
    return PlainTextResponse(PAGE_SIZE)


app = Starlette(routes=[Route("/pages", pages)])
