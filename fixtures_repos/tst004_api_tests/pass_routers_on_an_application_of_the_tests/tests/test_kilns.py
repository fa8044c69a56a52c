from fastapi import FastAPI

from app import kilns
from app.clients import UserClient

app = FastAPI()
app.include_router(kilns.router)
client = UserClient("ada", app)


def test_kilns():
    assert client.get("/kilns").json() == []
