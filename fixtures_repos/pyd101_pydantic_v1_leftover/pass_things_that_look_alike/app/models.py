import httpx
from pydantic import BaseModel, ConfigDict, field_validator
from pydantic.v1 import BaseModel as OldModel


class User(BaseModel):
    model_config = ConfigDict(from_attributes=True)
    name: str

    @field_validator("name")
    def lower(cls, value):
        return value.lower()


class Legacy(OldModel):
    name: str

    class Config:
        orm_mode = True


class Event(BaseModel):
    name: str

    def dict(self, **options):
        return {"name": self.name}


class Record:
    class Config:
        fields = {"a": 1}

    def json(self):
        return "{}"


class Config:
    orm_mode = True


def fetch(event: Event, record: Record, options: dict):
    response = httpx.get("https://example.org", timeout=5)
    return response.json(), event.dict(), record.json(), options.copy()
