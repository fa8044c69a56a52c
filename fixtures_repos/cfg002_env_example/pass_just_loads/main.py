import os

from fastapi import FastAPI

app = FastAPI()
SECRET_KEY = os.environ["SECRET_KEY"]
