import os

from fastapi import FastAPI

from stored import Stored

STORE_URL = os.environ["STORE_URL"]
app = FastAPI()


@app.put("/config")
def put(text: str) -> str:
    return Stored(text).config.version + STORE_URL
