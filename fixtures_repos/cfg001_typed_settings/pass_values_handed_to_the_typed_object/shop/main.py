from fastapi import FastAPI

from shop.config import settings

app = FastAPI()


@app.get("/database")
def database() -> str:
    return settings.database_url.partition(":")[0]
