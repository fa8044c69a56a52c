import json

import redis
from fastapi import FastAPI

app = FastAPI()


def made(redis_config):
    return redis.Redis(redis_config["host"])


@app.get("/ready")
def ready():
    with open("redis.json") as file:
        redis_config = json.load(file)
    return {"cluster": redis_config["orders"].get("is_cluster")}
