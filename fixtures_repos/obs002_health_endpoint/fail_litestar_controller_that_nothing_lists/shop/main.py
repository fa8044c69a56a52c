from litestar import Litestar, get
from shop.health import HealthController

@get("/items")
async def items() -> list[str]:
    return []

app = Litestar(route_handlers=[items])
