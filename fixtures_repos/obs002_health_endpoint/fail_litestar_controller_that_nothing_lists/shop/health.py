from litestar import Controller, get

class HealthController(Controller):
    path = "/health"

    @get()
    async def health(self) -> dict[str, str]:
        return {"status": "ok"}
