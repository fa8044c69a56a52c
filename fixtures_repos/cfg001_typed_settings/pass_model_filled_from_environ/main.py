import os

from fastapi import FastAPI
from pydantic import BaseModel


class Settings(BaseModel):
    database_url: str
    port: int


settings = Settings(database_url=os.environ["DATABASE_URL"], port=os.environ["PORT"])
app = FastAPI()


@app.get("/")
def port():
    return settings.port
