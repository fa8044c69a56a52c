import os

import databases
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

database = databases.Database(os.environ["DATABASE_URL"])


async def create(request):
    await database.execute("INSERT INTO notes(text) VALUES (:text)", {"text": "x"})
    return JSONResponse({})


app = Starlette(routes=[Route("/notes", create, methods=["POST"])])
