from flask import Flask

from app.tasks import export

app = Flask(__name__)


@app.post("/exports")
def exports():
    return {"number": export(3)}
