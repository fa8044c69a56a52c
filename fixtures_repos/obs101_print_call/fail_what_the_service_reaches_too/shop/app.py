from fastapi import FastAPI

from shop.importing import CsvImporter, JsonImporter, fingerprint, print_progress
from shop.shell import Session

app = FastAPI()


@app.post("/orders")
def create(order: dict):
    print_progress(1)
    CsvImporter().import_all()
    Session().greet()
    JsonImporter().on_error(fingerprint(order))
