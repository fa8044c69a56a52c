from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    log_type: str = "console"


settings = Settings()
