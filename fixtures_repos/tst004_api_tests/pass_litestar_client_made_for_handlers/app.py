from litestar import Litestar, get


@get("/orders")
async def orders() -> list[str]:
    return []


app = Litestar([orders])
