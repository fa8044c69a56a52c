from fastapi import FastAPI

app = FastAPI()


@app.middleware("http")
async def guard(request, call_next):
    answer = await call_next(request)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@app.get("/search")
async def search(q: str):
    return {"query": q, "hits": []}
