from fastapi import FastAPI, Request

from shop import limits

app = FastAPI()


@app.get("/orders")
@limits.PerHost(allowed=20)
async def orders(request: Request) -> list[str]:
    return []
