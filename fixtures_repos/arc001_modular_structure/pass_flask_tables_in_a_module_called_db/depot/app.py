from flask import Flask

from depot.services import find

app = Flask(__name__)


@app.get("/parcels/<number>")
def parcel(number):
    return {"found": find(number) is not None}
