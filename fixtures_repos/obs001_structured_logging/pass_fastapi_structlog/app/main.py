from fastapi import FastAPI

from app.log import configure

configure()
app = FastAPI()
