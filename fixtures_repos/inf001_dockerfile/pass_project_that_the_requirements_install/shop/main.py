import uvicorn
from fastapi import FastAPI

app = FastAPI()


@app.get("/orders")
def orders() -> list[str]:
    return []


def run() -> None:
    uvicorn.run(app, host="0.0.0.0")
