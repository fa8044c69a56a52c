import httpx
from fastapi import FastAPI, Request

from shop.engine import breakers, engine

app = FastAPI()


@app.post("/texts")
def judge(text: str) -> bool:
    return engine.judge(text)


@app.get("/figures")
def figures() -> dict[str, float]:
    return {**engine.figures, **engine.kinds}


@app.api_route("/backend/{path:path}", methods=["GET", "POST", "PUT", "DELETE"])
async def hand_on(path: str, request: Request) -> int:
    failures = breakers.of("backend")
    async with httpx.AsyncClient() as client:
        answer = await client.request(request.method, f"http://backend/{path}")
    if answer.status_code > 499:
        failures.append(1.0)
    return answer.status_code
