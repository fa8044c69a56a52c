from pydantic import BaseModel


class NewCrate(BaseModel):
    name: str
