from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    signing_key: str


settings = Settings()
