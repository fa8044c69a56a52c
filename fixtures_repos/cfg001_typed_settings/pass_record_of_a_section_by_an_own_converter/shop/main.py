from fastapi import FastAPI

from shop.config import load_config

folders = load_config()
app = FastAPI()


@app.get("/folder")
def folder() -> str:
    return str(folders.raw)
