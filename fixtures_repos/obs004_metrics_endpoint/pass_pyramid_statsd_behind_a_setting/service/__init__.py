from pyramid.config import Configurator

from service.metrics import make


def main(global_config, **settings):
    config = Configurator(settings=settings)
    config.registry.metrics = make(settings)
    return config.make_wsgi_app()
