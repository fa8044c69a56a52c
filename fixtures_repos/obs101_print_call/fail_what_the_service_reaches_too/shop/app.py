from fastapi import FastAPI

from shop.importing import CsvImporter, JsonImporter, print_progress
from shop.shell import Session

app = FastAPI()


@app.post("/import")
def run(kind: str):
    print_progress(0)
    if kind == "csv":
        importer = CsvImporter()
    else:
        importer = JsonImporter()
    importer.import_all()


@app.get("/session")
def session():
    return Session().greet()
