from fastapi import FastAPI

app = FastAPI()

from sqlalchemy import create_engine

from models import Base

engine = create_engine("postgresql://db/app")
Base.metadata.create_all(engine)
