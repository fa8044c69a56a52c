import time

from fastapi import FastAPI, WebSocket

app = FastAPI()


class Basket:
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items.append(item)


class Cache:
    def __init__(self):
        self.data = {}

    def get(self, key):
        if key not in self.data:
            self.data[key] = key * 2
        return self.data[key]

    def drop(self, key):
        self.data.pop(key, None)


class Limiter:
    def __init__(self):
        self.hits = {}

    def check(self, who):
        self.hits.setdefault(who, []).append(time.time())
        return len(self.hits[who]) < 10


class Sockets:
    def __init__(self):
        self.open = []


cache, limiter, sockets = Cache(), Limiter(), Sockets()
spare = Cache()


@app.post("/x")
def write(key: str):
    basket = Basket()
    basket.add(key)
    cache.drop(key)
    limiter.check(key)
    return basket.items


@app.get("/x")
def read(key: str):
    limiter.check(key)
    return Basket().items, cache.get(key), len(sockets.open)


@app.websocket("/ws")
async def connect(socket: WebSocket):
    await socket.accept()
    sockets.open.append(socket)
