from fastapi import FastAPI

from depot.settings import settings
from depot.worker import load_jobs

app = FastAPI()
load_jobs()


@app.get("/queue")
def queue() -> str:
    return settings.queue
