from fastapi import FastAPI

from shop.config.worker import WorkerConfig

app = FastAPI()
config = WorkerConfig()


@app.get("/queue")
def queue() -> str:
    return config.queue
