from fastapi import FastAPI

from shop.engine import engine

app = FastAPI()


@app.post("/texts")
def judge(text: str) -> bool:
    return engine.judge(text)


@app.get("/figures")
def figures() -> dict[str, object]:
    return engine.figures


@app.get("/texts")
def texts() -> dict[str, bool]:
    return engine.texts
