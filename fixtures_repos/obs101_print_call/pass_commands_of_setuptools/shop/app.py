from flask import Flask

from shop.packaging import sources

app = Flask(__name__)


@app.get("/sources")
def listed():
    return {"sources": sources()}
