from flask import Flask

from services import tidy

app = Flask(__name__)


@app.get("/cinemas/<town>")
def cinemas(town):
    return tidy([f"{town} palace"])
