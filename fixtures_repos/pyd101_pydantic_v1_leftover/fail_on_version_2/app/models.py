from pydantic import BaseModel, BaseSettings, ConfigDict, Field, root_validator, validator  # expect: PYD101


class User(BaseModel):
    name: str = Field(regex="^[a-z]+$")  # expect: PYD101
    tags: list[str] = []

    class Config:  # expect: PYD101
        orm_mode = True

    @validator("name")  # expect: PYD101
    def lower(cls, value):
        return value.lower()

    @root_validator(pre=True)  # expect: PYD101
    def whole(cls, values):
        return values

    def summary(self):
        return self.dict(include={"name"})  # expect: PYD101


class Team(BaseModel):
    model_config = ConfigDict(allow_population_by_field_name=True)  # expect: PYD101
    users: list[User]


class Settings(BaseSettings):
    debug: bool = False
