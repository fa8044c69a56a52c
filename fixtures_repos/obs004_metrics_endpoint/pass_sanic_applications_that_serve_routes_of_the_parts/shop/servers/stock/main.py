from shop.parts.stock import pages
from prometheus_sanic import monitor
from sanic import Sanic


def create_app():
    app = Sanic("stock")
    app.blueprint(pages)
    monitor(app).expose_endpoint()
    return app
