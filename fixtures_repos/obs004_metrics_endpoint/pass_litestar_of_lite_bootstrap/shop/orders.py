from litestar import Router, get


@get("/orders")
async def orders() -> list[int]:
    return []


ROUTER = Router(path="/api", route_handlers=[orders])
