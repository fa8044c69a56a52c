from config import settings
from fastapi import FastAPI

app = FastAPI(title=settings.title)
