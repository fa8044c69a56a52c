from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    as_json: bool = True
    level: str = "INFO"


settings = Settings()
