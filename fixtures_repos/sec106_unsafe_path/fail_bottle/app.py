from bottle import Bottle, static_file

app = Bottle()


@app.get("/themes/<theme:path>/logo")
def logo(theme):
    return static_file("logo.png", root=f"/srv/themes/{theme}")  # expect: SEC106


@app.get("/notes/<name:path>")
def note(name):
    with open(f"/srv/notes/{name}") as file:  # expect: SEC106
        return file.read()
