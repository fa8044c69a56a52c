from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    debug: bool = True


class SnakeoilConfig:
    TESTING = True
    DEBUG = True
