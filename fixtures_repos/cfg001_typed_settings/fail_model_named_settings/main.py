import os

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI(title=os.getenv("TITLE", "shop"))


class Settings(BaseModel):
    """What a user prefers."""

    theme: str = "dark"


@app.put("/me/settings")
def save(settings: Settings) -> None: ...
