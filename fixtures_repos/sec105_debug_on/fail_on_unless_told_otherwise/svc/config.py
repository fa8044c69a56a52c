import os

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    debug: bool = True  # expect: SEC105


class WebConfig:
    DEBUG = os.getenv("DEBUG", "true").lower() == "true"  # expect: SEC105


class StagingConfig:
    TESTING = True
    DEBUG = True  # expect: SEC105
