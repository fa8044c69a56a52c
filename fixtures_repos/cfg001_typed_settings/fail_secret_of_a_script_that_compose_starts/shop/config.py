from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    currency: str
    database_url: str


settings = Settings()
