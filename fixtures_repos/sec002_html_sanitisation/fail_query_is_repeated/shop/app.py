from fastapi import FastAPI

app = FastAPI()


@app.get("/search")
async def search(q: str | None = None, page: int = 1):
    hits = []
    return {"query": q, "page": page, "hits": hits}
