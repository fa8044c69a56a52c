from bottle import Bottle, request

STATE = {"name": ""}
app = Bottle()


@app.get("/")
def shown():
    return STATE


@app.post("/")
def given():
    name = request.json["name"]
    STATE["name"] = name
    return STATE
