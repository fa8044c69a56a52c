from pydantic import BaseModel

from quay.loader import load_active

given = load_active()


class Settings(BaseModel):
    title: str
    page_size: int


settings = Settings(**given)
