import httpx
from fastapi import FastAPI

app = FastAPI()


@app.get("/upstreams")
async def upstreams() -> dict[str, int]:
    async with httpx.AsyncClient() as client:
        answer = await client.get("https://billing.example.org/health")
    return {"billing": answer.status_code}
