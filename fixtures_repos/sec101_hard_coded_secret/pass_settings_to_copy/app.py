from flask import Flask

app = Flask(__name__)
app.config.from_pyfile("keys.py")


@app.get("/books")
def books():
    return {"count": 1}
