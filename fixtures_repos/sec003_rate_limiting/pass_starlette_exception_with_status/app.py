from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.routing import Route

from limits_store import hits


class TooManyAttempts(HTTPException):
    def __init__(self):
        super().__init__(status_code=429, detail="too many attempts")


def check_attempts(address):
    if hits.incr(address) > 5:
        raise TooManyAttempts()


async def login(request):
    check_attempts(request.client.host)
    return JSONResponse({})


app = Starlette(routes=[Route("/login", login, methods=["POST"])])
