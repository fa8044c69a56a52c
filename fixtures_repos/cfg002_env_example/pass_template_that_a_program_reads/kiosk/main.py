from fastapi import FastAPI
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    model_config = {"env_file": ".env"}
    stamp_secret: str = ""


settings = Settings()
app = FastAPI()


@app.get("/stamped")
def stamped() -> bool:
    return bool(settings.stamp_secret)
