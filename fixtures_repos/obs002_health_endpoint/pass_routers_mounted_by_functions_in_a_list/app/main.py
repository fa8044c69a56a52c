from fastapi import FastAPI

from app.setup import STEPS

app = FastAPI()
for step in STEPS:
    step(app)
