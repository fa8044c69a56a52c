import os

from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def address():
    return os.environ["PUBLIC_ADDRESS"]
