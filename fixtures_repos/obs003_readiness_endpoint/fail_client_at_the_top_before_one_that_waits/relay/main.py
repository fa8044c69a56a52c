from fastapi import FastAPI

from relay.begin import wait_for_start
from relay.core import Relay

app = FastAPI()
relay = Relay()

@app.get("/health")
def health() -> str:
    return "OK"


if __name__ == "__main__":
    wait_for_start("http://localhost:8000")
