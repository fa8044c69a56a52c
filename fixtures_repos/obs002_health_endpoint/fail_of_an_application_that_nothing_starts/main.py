from fastapi import FastAPI

app = FastAPI()
internal = FastAPI()


@app.get("/orders")
def orders() -> list[str]:
    return []


@internal.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}
