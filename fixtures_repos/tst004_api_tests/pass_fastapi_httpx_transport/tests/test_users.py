import httpx

from app.main import app


async def test_users():
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        assert (await client.get("/users")).status_code == 200
