import os

from pydantic_settings import BaseSettings


class Options(BaseSettings):
    url: str = os.getenv("URL", "")


options = Options()
