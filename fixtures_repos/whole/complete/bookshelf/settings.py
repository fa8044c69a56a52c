"""Settings, read from the environment and from ``.env``."""

from functools import lru_cache

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

DRIVERS = ("postgresql+asyncpg://", "sqlite+aiosqlite://")


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_prefix="BOOKSHELF_", extra="ignore")

    database_url: SecretStr
    database_pool_size: int = Field(default=5, ge=1, le=100)
    log_level: str = Field(default="INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$")
    rate_limit: str = "60/minute"
    write_rate_limit: str = "20/minute"
    readiness_timeout: float = Field(default=2.0, gt=0)

    @field_validator("database_url")
    @classmethod
    def has_async_driver(cls, value: SecretStr) -> SecretStr:
        if not value.get_secret_value().startswith(DRIVERS):
            raise ValueError(f"must begin with one of {', '.join(DRIVERS)}")
        return value


@lru_cache
def get_settings() -> Settings:
    return Settings()
