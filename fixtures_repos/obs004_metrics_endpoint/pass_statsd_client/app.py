from fastapi import FastAPI
from statsd import StatsClient

app = FastAPI()
statsd = StatsClient(host="statsd")


@app.get("/orders")
def orders():
    statsd.incr("orders")
    return []
