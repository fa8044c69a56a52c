from bottle import Bottle

app = Bottle()
playing = {"title": "", "artist": ""}


@app.get("/live")
def get_live():
    return playing


@app.delete("/live")
def delete_live():
    playing.clear()
    return {}


app.run(port=8080)
