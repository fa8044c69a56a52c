from flask import Flask

app = Flask(__name__)


@app.get("/server_status")
def server_status():
    return {"connected": True}


@app.get("/status")
def status():
    return {"result": "success"}
