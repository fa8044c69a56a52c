from celery import Celery
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    broker_url: str


app = Celery("shop", broker=Settings().broker_url)
