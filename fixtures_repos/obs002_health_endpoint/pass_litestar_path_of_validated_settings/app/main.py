from litestar import Litestar, get

from app import settings


@get(path=settings.api.health_path)
async def health() -> str:
    return "ok"


app = Litestar([health])
