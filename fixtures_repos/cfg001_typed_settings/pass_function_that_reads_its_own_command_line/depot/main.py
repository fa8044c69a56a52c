from fastapi import FastAPI

from depot.settings import settings

app = FastAPI()


@app.get("/crates")
def crates() -> str:
    return settings.database_url
