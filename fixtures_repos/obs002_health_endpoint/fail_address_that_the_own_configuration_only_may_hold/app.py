from fastapi import FastAPI

from configuration import Addresses

app = FastAPI()


@app.get(Addresses.health)
def state() -> dict[str, str]:
    return {"status": "ok"}
