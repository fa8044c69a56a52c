from fastapi import FastAPI
from depot_client import session

app = FastAPI()


@app.post("/parcels")
def send(parcel: dict):
    return session.execute("send", parcel)


@app.get("/parcels/{name}")
def parcel(name: str):
    return session.get("parcel", name)


@app.delete("/parcels/{name}")
def forget(name: str):
    return session.delete(name)
