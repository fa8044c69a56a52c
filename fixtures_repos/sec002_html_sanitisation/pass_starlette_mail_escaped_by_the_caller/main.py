from html import escape

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from post import deliver


async def invite(request: Request) -> JSONResponse:
    guest = await request.json()
    body = f"<p>{escape(guest['host'])} asks you to dinner</p>"
    await deliver(guest["email"], "Dinner", body.strip())
    return JSONResponse({"sent": True})


app = Starlette(routes=[Route("/invitations", invite, methods=["POST"])])
