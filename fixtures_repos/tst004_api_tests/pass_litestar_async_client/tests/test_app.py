from app import app
from litestar.testing import AsyncTestClient


async def test_home():
    async with AsyncTestClient(app=app) as client:
        response = await client.get("/")
        assert response.text == "hello"
