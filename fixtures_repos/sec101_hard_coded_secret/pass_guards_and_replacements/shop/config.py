import os
import secrets


class Config:
    SECRET_KEY = "not for production"
    SESSION_TOKEN = os.environ.get("SESSION_TOKEN") or secrets.token_hex(32)


class ProductionConfig(Config):
    SECRET_KEY = os.environ["SECRET_KEY"]


class DevelopmentConfig(Config):
    DB_PASSWORD = "postgres"


class TestingConfig(Config):
    SECRET_KEY = "AAAAAAAAAAAAAAAA"


if os.environ.get("APP_ENV") == "development":
    SMTP_PASSWORD = "mailpit"
