from fastapi import FastAPI

app = FastAPI()


@app.get("/api/health")
def health() -> str:
    return "ok"


@app.delete("/api/{number}")
def drop(number: int) -> int:
    return number
