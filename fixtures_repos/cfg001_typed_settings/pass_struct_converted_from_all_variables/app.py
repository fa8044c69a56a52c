from litestar import Litestar, get

from settings import load_settings

settings = load_settings()


@get("/page")
async def page() -> int:
    return settings.page


app = Litestar([page])
