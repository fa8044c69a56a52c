from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    json_logs: bool = True


settings = Settings()
