from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

TOP = Path(__file__).parent.parent


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="FERRY_", env_file=[TOP / ".env-defaults", TOP / ".env"])

    debug: bool = False
    secret_key: str


settings = Settings()
