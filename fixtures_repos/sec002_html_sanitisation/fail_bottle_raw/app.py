import bottle


@bottle.get("/")
def index():
    return bottle.template("index", title=bottle.request.query.title)


app = bottle.default_app()
