import bottle

app = bottle.default_app()
