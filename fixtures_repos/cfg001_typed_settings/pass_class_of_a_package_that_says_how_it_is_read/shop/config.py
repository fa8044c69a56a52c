from jobsuite.settings import WorkerAppConfig
from pydantic import SecretStr
from pydantic_settings import SettingsConfigDict


class Config(WorkerAppConfig):
    model_config = SettingsConfigDict(env_prefix="SHOP_")

    webhook: SecretStr


config = Config()
