from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    title: str = "shop"


settings = Settings()
