from fastapi import FastAPI
from pydantic_settings import BaseSettings

app = FastAPI()


class Settings(BaseSettings):
    secret_key: str


@app.get("/")
def home() -> None: ...
