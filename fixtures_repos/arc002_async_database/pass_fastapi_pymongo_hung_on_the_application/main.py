import os

from fastapi import FastAPI
from pymongo import MongoClient

from shelves import router

app = FastAPI()


@app.on_event("startup")
def connect():
    app.client = MongoClient(os.environ["MONGODB_URL"])
    app.library = app.client["library"]


app.include_router(router)
