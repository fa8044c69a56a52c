from bottle import Bottle

from connector import ask

app = Bottle()


@app.get("/songs")
def songs():
    return ask()


app.run(port=8080)
