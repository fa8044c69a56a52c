import os

from fastapi import FastAPI

from settings import settings

app = FastAPI(title=settings.title, version=os.getenv("APP_VERSION", "1"))
