from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    address: str = "mysql+asyncmy://shop@database/shop"


settings = Settings()
