import os

from environs import Env

env = Env()
env.read_env()


class Config:
    SECRET_KEY = os.getenv("SECRET_KEY")
    SQLALCHEMY_DATABASE_URI = os.getenv("SQLALCHEMY_DATABASE_URI")
    MAIL_ENABLED = env.bool("MAIL_ENABLED", False)
    PAGE_SIZE = env.int("PAGE_SIZE", 50)
