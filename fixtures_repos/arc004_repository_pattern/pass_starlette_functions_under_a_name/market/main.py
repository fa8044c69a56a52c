from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

from market.stalls import all_stalls, rent

sessions = async_sessionmaker(create_async_engine("postgresql+asyncpg://localhost/market"))


async def home(request):
    async with sessions() as database:
        if request.method == "POST":
            await rent(database, (await request.json())["name"])
        return JSONResponse([stall.name for stall in await all_stalls(database)])


app = Starlette(routes=[Route("/", home, methods=["GET", "POST"])])
