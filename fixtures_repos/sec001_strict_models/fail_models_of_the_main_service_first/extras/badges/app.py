from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Badge(BaseModel):
    name: str
    shiny: bool


@app.post("/badges")
def badge(badge: Badge) -> str:
    return badge.name
