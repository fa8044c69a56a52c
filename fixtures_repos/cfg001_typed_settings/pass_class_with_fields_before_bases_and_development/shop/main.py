from fastapi import FastAPI

from shop.settings.app import settings

app = FastAPI()


@app.get("/pages")
def pages() -> int:
    return settings.page
