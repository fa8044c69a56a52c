from litestar import Litestar, get

from app.settings import settings


@get("/")
async def hello() -> dict[str, bool]:
    return {"debug": settings.debug}


app = Litestar([hello], debug=settings.debug)
