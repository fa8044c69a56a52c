import httpx
from fastapi import FastAPI

app = FastAPI()


@app.get("/load")
async def load() -> dict[str, str]:
    async with httpx.AsyncClient() as client:
        answer = await client.get("http://prometheus:9090/api/v1/query", params={"query": "up"})
    return answer.json()
