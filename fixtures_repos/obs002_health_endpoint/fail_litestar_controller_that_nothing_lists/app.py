from litestar import Controller, Litestar, get


class Probes(Controller):
    path = "/health"

    @get()
    async def live(self) -> str:
        return "ok"


@get("/orders")
async def orders() -> list[str]:
    return []


app = Litestar(route_handlers=[orders])
