from flask import Flask, abort

app = Flask(__name__)
SHELVES = {"left": 3, "right": 2}


@app.get("/shelves/<name>")
def shelf(name):
    if name not in SHELVES:
        abort(404, "There is no shelf called {}".format(name))
    return {"count": SHELVES[name]}
