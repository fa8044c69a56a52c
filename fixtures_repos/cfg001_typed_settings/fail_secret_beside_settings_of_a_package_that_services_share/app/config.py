from acme_common.settings import ServiceSettings


class Settings(ServiceSettings):
    database_url: str
    secret_key: str
    debug: bool = False


settings = Settings()
