import time

from fastapi import FastAPI

from shop.flows import restock

app = FastAPI()


@app.post("/restock")
def start():
    restock()
    return {}


def poll():
    try:
        while True:
            restock()
            time.sleep(60)
    except KeyboardInterrupt:
        pass
    print("Stopped.")
