from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    queue: str


settings = Settings()
