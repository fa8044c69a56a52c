import os

from fastapi import FastAPI
from fastapi.responses import JSONResponse

from store import Store

app = FastAPI()
store = Store()


@app.post("/watches")
def add(watch: dict):
    most = int(os.environ["MOST_WATCHES"])
    if len(store.watches) >= most:
        return JSONResponse({"error": "no more watches"}, status_code=429)
    store.watches.append(watch)
    return watch
