from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from market.pages import pages

sessions = async_sessionmaker(create_async_engine("postgresql+asyncpg://localhost/market"))


async def home(request):
    return PlainTextResponse("market")


app = Starlette(routes=[Route("/", home), *pages])
