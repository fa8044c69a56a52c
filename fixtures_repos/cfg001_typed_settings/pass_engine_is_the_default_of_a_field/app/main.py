from fastapi import FastAPI
from sqlalchemy_bind_manager import SQLAlchemyBindManager

from app.settings import Settings

app = FastAPI()
binds = SQLAlchemyBindManager(Settings().binds)
