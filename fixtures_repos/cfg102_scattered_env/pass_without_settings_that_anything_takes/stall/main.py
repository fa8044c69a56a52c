import os

from fastapi import FastAPI

from stall.logging_config import set_up

set_up()
app = FastAPI()


@app.get("/")
def home():
    return {"host": os.getenv("STALL_HOST"), "at": os.getenv("STALL_TIME", "noon")}
