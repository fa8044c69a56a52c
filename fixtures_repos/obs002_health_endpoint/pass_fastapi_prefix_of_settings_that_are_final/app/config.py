from typing import Final

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    API: str = "/api/v2"


settings: Final = Settings()
