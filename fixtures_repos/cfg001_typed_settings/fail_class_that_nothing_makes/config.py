from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    public_address: str
