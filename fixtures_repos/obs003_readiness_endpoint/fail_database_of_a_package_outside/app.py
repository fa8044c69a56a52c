import os

from fastapi import FastAPI
from site_datamodel import DatabaseConnection
from site_datamodel.read import sites

app = FastAPI()
connection = DatabaseConnection(url=os.environ["DATABASE_URL"])


@app.get("/sites")
def listed():
    with connection.get_session() as session:
        return sites(session)


@app.get("/health")
def health():
    return {"status": "ok"}
