from fastapi import FastAPI

from config import config

app = FastAPI()


@app.get("/")
def told() -> str:
    return str(config)
