import os

from pydantic_settings import BaseSettings

DATABASE_URL = os.getenv("DATABASE_URL", "postgresql://localhost/shop")


class Settings(BaseSettings):
    title: str = "shop"


settings = Settings()
