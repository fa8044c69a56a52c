from fastapi import FastAPI
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")
    name: str


settings = Settings()
app = FastAPI()


@app.get("/orders")
def orders() -> list[int]:
    return []
