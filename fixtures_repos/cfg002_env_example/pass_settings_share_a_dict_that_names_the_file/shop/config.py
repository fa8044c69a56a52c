from pydantic_settings import BaseSettings, SettingsConfigDict

from shop.shared import common


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="SHOP_", **common)

    key: str


settings = Settings()
