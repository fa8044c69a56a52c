from pydantic_settings import BaseSettings, SettingsConfigDict

common = {"extra": "ignore"}


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="SHOP_", **common)

    key: str


settings = Settings()
