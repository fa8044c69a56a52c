from pyramid.config import Configurator


def main(settings):
    config = Configurator(settings=settings)
    config.add_route("orders", "/orders/")
    config.scan()
    return config.make_wsgi_app()
