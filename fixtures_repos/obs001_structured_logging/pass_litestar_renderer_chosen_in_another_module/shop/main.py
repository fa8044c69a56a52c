from litestar import Litestar, get

from shop.log.main import configure_logging
from shop.settings import settings


@get("/items")
async def items() -> list[str]:
    return []


configure_logging(settings)
app = Litestar([items])
