from flask import Flask
from resize import resize

app = Flask("thumbnails")


@app.post("/")
def make():
    return resize(b"")
