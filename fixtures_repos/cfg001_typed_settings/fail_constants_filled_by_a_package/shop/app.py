from fastapi import FastAPI

from shop import settings

app = FastAPI(title=settings.TITLE)


@app.get("/prices")
def prices():
    return []
