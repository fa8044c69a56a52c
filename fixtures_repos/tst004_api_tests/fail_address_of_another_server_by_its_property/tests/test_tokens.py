from dataclasses import dataclass

import aiohttp


@dataclass(frozen=True)
class Guard:
    address: str

    @property
    def tokens(self) -> str:
        return f"{self.address}/tokens"


async def test_guard_gives_tokens(session: aiohttp.ClientSession):
    guard = Guard("http://guard:8000")
    async with session.get(guard.tokens) as answer:
        assert answer.status == 200
