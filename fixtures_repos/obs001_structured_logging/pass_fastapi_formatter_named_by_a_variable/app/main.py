from fastapi import FastAPI

from app.logs import configure
from app.settings import settings

configure(settings)
app = FastAPI()
