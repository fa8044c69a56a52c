import statsd
from fastapi import FastAPI


class Stats(statsd.StatsClient):
    pass


stats = Stats("localhost")
app = FastAPI()
