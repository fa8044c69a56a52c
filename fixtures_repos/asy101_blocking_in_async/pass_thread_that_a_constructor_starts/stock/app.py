import threading
import time

import requests
from fastapi import FastAPI

app = FastAPI()


class Watcher:
    kept = None

    def __init__(self):
        self.prices = {}
        self.thread = threading.Thread(target=self.watch, daemon=True)
        self.thread.start()

    def watch(self):
        while True:
            self.prices = requests.get("https://prices.example").json()
            time.sleep(60)


def watcher():
    if Watcher.kept is None:
        Watcher.kept = Watcher()
    return Watcher.kept


@app.get("/prices")
async def prices():
    return watcher().prices
