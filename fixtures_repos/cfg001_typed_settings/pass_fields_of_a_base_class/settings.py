from pydantic_settings import BaseSettings


class Common(BaseSettings):
    name: str


class Settings(Common):
    pass


settings = Settings()
