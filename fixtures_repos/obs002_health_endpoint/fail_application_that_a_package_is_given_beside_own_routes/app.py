from fastapi import FastAPI
from sockets_kit import SocketManager

app = FastAPI()
sockets = SocketManager(app=app)


@app.get("/orders")
def orders() -> list[str]:
    return []
