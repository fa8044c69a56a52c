from fastmcp import FastMCP
from starlette.requests import Request
from starlette.responses import JSONResponse

from notes.login import verifier


class Notes(FastMCP[None]):
    """With errors that a model understands."""


server = Notes("notes", auth=verifier())


@server.tool
def search(text: str) -> list[str]:
    return [text]


@server.custom_route("/healthz", methods=["GET"])
async def health(request: Request) -> JSONResponse:
    return JSONResponse({"status": "ok"})
