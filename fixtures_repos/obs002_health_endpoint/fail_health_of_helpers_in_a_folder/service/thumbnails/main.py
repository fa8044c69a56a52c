from flask import Flask

app = Flask("thumbnails")


@app.get("/health")
def health():
    return "OK"
