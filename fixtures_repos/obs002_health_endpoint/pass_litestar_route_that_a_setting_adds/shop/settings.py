from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    show_health: bool = True


settings = Settings()
