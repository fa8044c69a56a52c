from flask import Flask

app = Flask(__name__)


@app.get("/crates")
def crates():
    return {"crates": []}
