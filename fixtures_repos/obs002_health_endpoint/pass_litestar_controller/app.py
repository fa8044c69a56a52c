from litestar import Controller, Litestar, get


class Health(Controller):
    path = "/health"

    @get("/live")
    async def live(self) -> str:
        return "ok"


app = Litestar(route_handlers=[Health])
