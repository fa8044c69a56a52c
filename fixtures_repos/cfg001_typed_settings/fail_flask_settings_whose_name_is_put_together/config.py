import os


class Config:
    SECRET_KEY = os.getenv("SECRET_KEY")
    DATABASE = os.getenv("DATABASE")
    PORT = os.getenv("PORT", 8000)
