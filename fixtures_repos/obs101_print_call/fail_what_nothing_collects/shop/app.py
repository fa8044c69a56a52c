import time

from fastapi import FastAPI

from shop.flows import restock

app = FastAPI()


@app.post("/restock")
def start():
    restock()
    return {}


def poll():
    done = 0
    try:
        while True:
            restock()
            done += 1
            time.sleep(60)
    except KeyboardInterrupt:
        pass
    print("Stopped after", done)  # expect: OBS101


def wait():
    try:
        time.sleep(60)
    except KeyboardInterrupt:
        return
    print("Woken.")  # expect: OBS101
    restock()
