import os

import asyncpg
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

from app.repositories.notes import NotesRepository


async def read(request):
    connection = await asyncpg.connect(os.environ["DATABASE_URL"])
    return JSONResponse(await NotesRepository(connection).get(1))


app = Starlette(routes=[Route("/notes", read)])
