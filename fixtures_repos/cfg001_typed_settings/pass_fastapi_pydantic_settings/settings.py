from pydantic import PostgresDsn, SecretStr
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    title: str = "shop"
    database_url: PostgresDsn
    secret_key: SecretStr


settings = Settings()
