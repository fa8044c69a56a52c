import os

from fastapi import FastAPI

from shop.config import AppSettings, LogSettings

app = FastAPI(title=AppSettings().SECRET_KEY, version=str(LogSettings().level))
KEY = os.getenv("MODEL_API_KEY")
