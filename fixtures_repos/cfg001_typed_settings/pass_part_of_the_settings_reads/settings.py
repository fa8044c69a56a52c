import os

from pydantic import BaseModel
from pydantic_settings import BaseSettings


class Mail(BaseModel):
    password: str = os.getenv("MAIL_PASSWORD", "")


class Settings(BaseSettings):
    title: str = "shop"
    mail: Mail = Mail()


settings = Settings()
