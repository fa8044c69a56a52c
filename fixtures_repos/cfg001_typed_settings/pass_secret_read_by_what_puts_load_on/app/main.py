from fastapi import FastAPI
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    database_url: str
    port: int = 8000


settings = Settings()
app = FastAPI()
