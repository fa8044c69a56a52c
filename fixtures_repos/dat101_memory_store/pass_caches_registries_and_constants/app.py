from cachetools import TTLCache
from fastapi import FastAPI

app = FastAPI()
CODES = {"de": "Germany"}
plugins: dict[str, object] = {}
cache = TTLCache(maxsize=100, ttl=60)
sessions: dict[str, int] = {}


def register(name, plugin):
    plugins[name] = plugin


register("one", object())


def track(name):
    sessions[name] = sessions.get(name, 0) + 1


@app.get("/codes")
def codes():
    track("codes")
    return CODES


@app.post("/orders")
def order(body: dict):
    track("orders")
    cache["last"] = body
    return {"plugins": list(plugins)}
