from flask import Flask

from contrib.throttle import attach

app = Flask(__name__)
attach(app)


@app.get("/crates")
def crates():
    return {"crates": []}
