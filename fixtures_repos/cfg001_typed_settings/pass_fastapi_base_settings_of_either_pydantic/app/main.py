from fastapi import FastAPI

from app.settings import options

app = FastAPI()


@app.get("/database")
def database() -> bool:
    return bool(options.database_url)
