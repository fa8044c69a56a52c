from flask import Flask

from app.models.host import Host

app = Flask(__name__)


@app.get("/hosts/<name>")
def host(name):
    return {"name": Host.get(name).name}
