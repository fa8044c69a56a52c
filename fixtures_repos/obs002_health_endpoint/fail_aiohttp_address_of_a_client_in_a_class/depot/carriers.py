from aiohttp import ClientSession


class Carrier:
    url = "/api/health"

    async def get(self, session: ClientSession) -> str:
        async with session.get(f"https://carrier.example.org{self.url}") as answer:
            return await answer.text()
