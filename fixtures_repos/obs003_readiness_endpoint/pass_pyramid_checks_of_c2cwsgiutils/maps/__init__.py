from c2cwsgiutils.health_check import HealthCheck
from pyramid.config import Configurator


def main(_, **settings):
    config = Configurator(settings=settings)
    config.include("c2cwsgiutils.pyramid.includeme")
    HealthCheck(config)
    config.add_route("maps", "/maps")
    config.scan("maps.views")
    return config.make_wsgi_app()
