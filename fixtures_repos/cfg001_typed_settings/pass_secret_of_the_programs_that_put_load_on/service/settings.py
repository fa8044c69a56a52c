from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    name: str = "service"
    database_url: str
