import os
import time

from fastapi import FastAPI

from state import State

app = FastAPI(title=os.getenv("TITLE", "stall"))
STARTED = time.monotonic()


@app.get("/state")
def state() -> State:
    return State(
        uptime=time.monotonic() - STARTED,
        visitors=12,
        version="1.2",
        proxied=bool(os.environ.get("HTTP_PROXY") or os.environ.get("HTTPS_PROXY")),
        platform="any",
    )
