from secure import Secure
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import JSONResponse
from starlette.routing import Route

headers = Secure.with_default_headers()
notes = []


async def add(request):
    body = await request.json()
    notes.append(body["text"])
    return JSONResponse(notes)


class Guard(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        response = await call_next(request)
        await headers.set_headers_async(response)
        return response


app = Starlette(routes=[Route("/notes", add, methods=["POST"])], middleware=[Middleware(Guard)])
