from fastapi import FastAPI
from statsd.defaults.env import statsd

app = FastAPI()


@app.get("/orders")
def orders():
    with statsd.timer("orders"):
        return []
