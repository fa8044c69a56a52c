from bottle import Bottle

app = Bottle()


def set_up(app, config):
    app.route(config.health_endpoint, "GET", lambda: "ok")
    return app
