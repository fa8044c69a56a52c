import threading
import time

import redis
from fastapi import FastAPI
from fastapi.responses import JSONResponse

app = FastAPI()
cache = redis.Redis()


class Watcher:
    kept = None

    def __init__(self):
        self.thread = threading.Thread(target=self.watch, daemon=True)
        self.thread.start()

    def watch(self):
        while True:
            cache.ping()
            time.sleep(60)


def watcher():
    Watcher.kept = Watcher.kept or Watcher()
    return Watcher.kept


@app.get("/health")
def health():
    if not watcher().thread.is_alive():
        return JSONResponse({}, status_code=503)
    return {}
