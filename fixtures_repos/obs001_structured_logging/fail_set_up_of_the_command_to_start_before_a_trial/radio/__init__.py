from bottle import Bottle

from radio.connector import ask

app = Bottle()


@app.get("/songs")
def songs():
    return ask()
