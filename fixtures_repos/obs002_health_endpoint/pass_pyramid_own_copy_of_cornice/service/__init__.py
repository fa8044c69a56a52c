from pyramid.config import Configurator

from service.core.cornice import Service as CopiedService


class Service(CopiedService):
    renderer = "json"


def main(global_config, **settings):
    config = Configurator(settings=settings)
    config.include("service.core.cornice")
    config.scan("service.views")
    return config.make_wsgi_app()
