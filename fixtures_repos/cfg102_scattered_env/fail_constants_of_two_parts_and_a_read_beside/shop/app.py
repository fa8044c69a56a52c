import os

from fastapi import FastAPI

from shop.constants import DATABASE_URL

app = FastAPI()


@app.get("/")
def root():
    return {"open": os.getenv("SIGN_UP"), "url": DATABASE_URL}  # expect: CFG102
