from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator  # expect: PYD101
from pydantic_settings import BaseSettings


class User(BaseModel):
    name: str = Field(pattern="^[a-z]+$")  # expect: PYD101
    tags: list[str] = []

    model_config = ConfigDict(from_attributes=True)  # expect: PYD101

    @field_validator("name")  # expect: PYD101
    @classmethod
    def lower(cls, value):
        return value.lower()

    @model_validator(mode="before")  # expect: PYD101
    @classmethod
    def whole(cls, values):
        return values

    def summary(self):
        return self.model_dump(include={"name"})  # expect: PYD101


class Team(BaseModel):
    model_config = ConfigDict(populate_by_name=True)  # expect: PYD101
    users: list[User]


class Settings(BaseSettings):
    debug: bool = False
