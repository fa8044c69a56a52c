from litestar import Controller, get


class SystemController(Controller):
    path = "/system"

    @get("/health")
    async def health(self) -> dict[str, str]:
        return {"status": "ok"}
