import os

from fastapi import FastAPI

from words import words

app = FastAPI(title=words.hello, version=os.getenv("APP_VERSION", "1"))
