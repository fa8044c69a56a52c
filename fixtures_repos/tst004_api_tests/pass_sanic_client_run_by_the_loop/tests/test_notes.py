class TestNotes:
    async def test_empty(self, client):
        response = await client.get("/notes")
        assert await response.json() == []
