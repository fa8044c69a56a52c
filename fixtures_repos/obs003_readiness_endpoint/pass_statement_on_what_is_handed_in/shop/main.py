from fastapi import FastAPI, HTTPException

from shop.settings import opened
from shop.state import State

app = FastAPI()
state = State(opened())


@app.get("/ready")
def ready() -> dict[str, str]:
    if not state.works():
        raise HTTPException(503)
    return {"status": "ready"}
