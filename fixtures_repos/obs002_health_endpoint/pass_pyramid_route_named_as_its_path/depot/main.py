from pyramid.config import Configurator


def main():
    config = Configurator()
    config.add_route("/+status", "/+status")
    config.add_route("/parcels", "/parcels")
    config.scan("depot.views")
    return config.make_wsgi_app()
