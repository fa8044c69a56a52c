from pydantic import BaseModel, validator


class User(BaseModel):
    name: str

    class Config:
        orm_mode = True

    @validator("name")
    def lower(cls, value):
        return value.lower()


def dump(user: User):
    return user.dict()
