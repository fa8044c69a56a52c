from pydantic import BaseSettings


class Base(BaseSettings):
    title: str = "shop"


class Settings(Base):
    database_url: str


settings = Settings()
