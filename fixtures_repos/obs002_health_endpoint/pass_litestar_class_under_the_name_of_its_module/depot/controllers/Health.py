from litestar import Controller, get


class HealthController(Controller):
    path = "/health"

    @get("/")
    async def ask(self) -> dict[str, str]:
        return {"status": "ok"}
