from fastapi import FastAPI
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    address: str = "localhost"


settings = Settings()
app = FastAPI()


@app.get("/address")
def address() -> str:
    return settings.address
