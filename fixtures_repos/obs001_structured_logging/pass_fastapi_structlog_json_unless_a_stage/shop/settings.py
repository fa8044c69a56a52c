from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    STAGE: str = "local"


settings = Settings()
