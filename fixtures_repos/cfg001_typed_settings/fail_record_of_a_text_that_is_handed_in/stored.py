import json

from pydantic import BaseModel


class ShopConfig(BaseModel):
    version: str


class Stored:
    def __init__(self, text: str) -> None:
        self.config = ShopConfig.parse_obj(json.loads(text))
