import os


class Config:
    DEBUG = True


class ProductionConfig(Config):
    DEBUG = False


class DevelopmentConfig(Config):
    DEBUG = True


class Settings:
    debug = os.getenv("DEBUG", "false") == "true"


settings = Settings()
