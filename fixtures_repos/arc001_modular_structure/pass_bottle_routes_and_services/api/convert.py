from bottle import Bottle

from services.convert import to_celsius

app = Bottle()


@app.get("/convert")
def convert():
    return {"value": to_celsius(1)}
