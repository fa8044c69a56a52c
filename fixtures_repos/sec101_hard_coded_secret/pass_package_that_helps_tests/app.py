from flask import Flask

app = Flask(__name__)


@app.get("/books")
def books():
    return {"count": 1}
