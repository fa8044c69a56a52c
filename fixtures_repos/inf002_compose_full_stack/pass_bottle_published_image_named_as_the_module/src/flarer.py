import bottle
app = bottle.default_app()
@bottle.get("/")
def index():
    return {}
if __name__ == "__main__":
    bottle.run()
