from starlette.applications import Starlette
from starlette.routing import Route

from drip import DripResponse


async def endless(request):
    return DripResponse(b"drops")


app = Starlette(routes=[Route("/endless", endless)])
