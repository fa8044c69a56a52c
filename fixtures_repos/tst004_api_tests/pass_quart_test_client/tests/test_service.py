from service import app


async def test_home():
    client = app.test_client()
    assert (await client.get("/")).status_code == 200
