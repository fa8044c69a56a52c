from fastapi import FastAPI

from shop.settings import load_settings

settings = load_settings("shop.yml")
app = FastAPI()


@app.get("/folder")
def folder() -> str:
    return str(settings.folder)
