from tests.helpers import shop


async def test_there_are_no_orders() -> None:
    async with shop() as client:
        assert (await client.get("/orders")).json() == []
