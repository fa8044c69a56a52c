from bottle import Bottle, static_file

app = Bottle()
IMAGES = "/srv/images"


@app.get("/images/<name:path>")
def image(name):
    return static_file(name, root=IMAGES)


@app.get("/thumbnails/<name>")
def thumbnail(name):
    return static_file(f"small-{name}", "/srv/thumbnails")
