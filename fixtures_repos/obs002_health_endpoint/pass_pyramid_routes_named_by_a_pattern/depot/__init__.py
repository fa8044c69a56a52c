from pyramid.config import Configurator

area = None


def main(global_config, **settings):
    config = Configurator(settings=settings)
    config.include("depot", route_prefix="v1")
    return config.make_wsgi_app()


def includeme(config):
    global area
    area = config.route_prefix
    config.include("depot.routes")
