from flask import Flask
from django.contrib.throttle import nothing

app = Flask(__name__)


@app.get("/crates")
def crates():
    return {"crates": []}
