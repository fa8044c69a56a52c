import os

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    database_url: str


settings = Settings(database_url=os.getenv("DATABASE_URL", "sqlite:///./items.db"))
