from fastapi import FastAPI

app = FastAPI()


@app.get("/search")
def search(q: str) -> list[str]:
    return [q]
