from fastapi import FastAPI

from relay.begin import wait_for_start
from relay.forward import Forwarder

app = FastAPI()


@app.get("/health")
async def health() -> str:
    return "OK"


@app.post("/forward")
async def forward(text: str) -> dict:
    return await Forwarder().send(text)


if __name__ == "__main__":
    wait_for_start("http://localhost:8000")
