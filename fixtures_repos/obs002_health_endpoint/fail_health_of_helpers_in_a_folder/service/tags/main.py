from flask import Flask

app = Flask("tags")


@app.get("/health")
def health():
    return "OK"
