from fastapi import FastAPI

from app.models import *
from app.services import *

app = FastAPI()


@app.get("/convert")
def convert():
    return {}
