from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    otlp_endpoint: str = ""


settings = Settings()
