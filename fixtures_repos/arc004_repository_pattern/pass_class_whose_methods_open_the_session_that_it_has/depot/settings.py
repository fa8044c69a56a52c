from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    address: str


settings = Settings()
