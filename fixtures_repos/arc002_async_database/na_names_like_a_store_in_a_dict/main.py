from firebase_admin import auth
from fastapi import FastAPI

app = FastAPI()
collection = {"a": 1}


@app.get("/names/{name}")
def name(name: str, token: str):
    auth.verify_id_token(token)
    return collection.get(name)
