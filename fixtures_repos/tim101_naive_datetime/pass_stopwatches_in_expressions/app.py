from datetime import datetime

from fastapi import FastAPI, Request

app = FastAPI()


class Alarm:
    def __init__(self):
        self.fired = datetime.now()

    def may_fire(self):
        return (datetime.now() - self.fired).total_seconds() > 60


@app.middleware("http")
async def timed(request: Request, call_next):
    start = datetime.now()
    response = await call_next(request)
    response.headers["X-Seconds"] = str((datetime.now() - start).total_seconds())
    return response
