from fastapi import FastAPI
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env.example")
    ldap_password: str
    mail_api_token: str
    secret_key: str


app = FastAPI()
settings = Settings()
