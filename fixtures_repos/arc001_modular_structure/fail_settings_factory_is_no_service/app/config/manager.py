import os

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    debug: bool = False


class SettingsFactory:
    def __call__(self) -> Settings:
        if os.environ.get("STAGE") == "dev":
            return Settings(debug=True)
        return Settings()


settings = SettingsFactory()()
