from lite_bootstrap import LitestarConfig
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    name: str = "shop"

    @property
    def bootstrap_config(self) -> LitestarConfig:
        return LitestarConfig(service_name=self.name)


settings = Settings()
