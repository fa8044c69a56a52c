import bottle


@bottle.post("/")
def index():
    return bottle.template("index", title=bottle.request.forms.title)


app = bottle.default_app()
