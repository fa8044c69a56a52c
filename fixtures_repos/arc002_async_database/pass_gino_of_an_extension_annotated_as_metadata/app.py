import os

from fastapi import FastAPI
from gino.ext.starlette import Gino
from sqlalchemy.schema import MetaData

api: FastAPI = FastAPI()
db: MetaData = Gino(api, dsn=os.environ["DATABASE_URL"])
