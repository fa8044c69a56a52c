from fastapi import FastAPI

from app.mails import welcome

app = FastAPI()


@app.post("/users")
def register(name: str, address: str):
    welcome(name, address)
    return {"name": name}
