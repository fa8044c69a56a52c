import cachetools
from fastapi import FastAPI

app = FastAPI()
SEEN: dict = {
    "builds": {"rates": cachetools.LRUCache(maxsize=128), "names": cachetools.LRUCache(maxsize=128)},
    "checks": {"rates": cachetools.LRUCache(maxsize=128), "names": cachetools.LRUCache(maxsize=128)},
}


@app.post("/seen/{kind}")
def add(kind: str, name: str):
    SEEN[kind]["names"][name] = True


@app.get("/seen")
def seen():
    return {kind: list(held["names"]) for kind, held in SEEN.items()}
