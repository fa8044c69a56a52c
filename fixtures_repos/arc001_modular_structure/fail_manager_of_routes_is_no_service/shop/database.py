from motor.motor_asyncio import AsyncIOMotorClient


class Database:
    def __init__(self, app) -> None:
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        scope["state"]["db"] = AsyncIOMotorClient("mongodb://db")["shop"]
        await self.app(scope, receive, send)
