from fastapi import FastAPI

from shop.settings import settings

app = FastAPI()


@app.get("/")
def told() -> int:
    return len(settings.database_url)
