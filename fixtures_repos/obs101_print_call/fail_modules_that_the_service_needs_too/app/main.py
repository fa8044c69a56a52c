from fastapi import FastAPI

from app.tables import create

app = FastAPI()


@app.post("/tables")
def make():
    create()
