import os

from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

from stock.lists import listed
from stock.tables import Crate

engine = create_engine(os.environ["DATABASE_URL"])


async def crates(request):
    return JSONResponse(listed(request))


async def crate(request):
    with Session(engine) as session:
        session.add(Crate(hall="left"))
        session.commit()
    return JSONResponse({})


app = Starlette(routes=[Route("/crates", crates), Route("/crates", crate, methods=["POST"])])
