from fastapi import FastAPI

from quay.settings import settings

app = FastAPI(title=settings.title)


@app.get("/ships")
def ships() -> list[str]:
    return [] * settings.page_size
