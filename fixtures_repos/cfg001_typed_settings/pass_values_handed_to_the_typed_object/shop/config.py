import os

from pydantic import SecretStr
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    secret_key: SecretStr
    database_url: str


settings = Settings(
    secret_key=SecretStr(os.getenv("SECRET_KEY", "")),
    database_url=os.getenv("DATABASE_URL", "sqlite:///shop.db"),
)
