from sqlalchemy.orm import Session
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse
from starlette.routing import Route

from app.db import engine
from app.models import User


def find(user_id: int) -> str:
    with Session(engine) as session:
        return str(session.get(User, user_id))


async def read(request):
    return JSONResponse(await run_in_threadpool(find, request.path_params["user_id"]))


app = Starlette(routes=[Route("/users/{user_id:int}", read)])
