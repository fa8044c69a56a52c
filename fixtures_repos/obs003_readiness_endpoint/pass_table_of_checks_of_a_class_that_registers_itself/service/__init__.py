from pyramid.config import Configurator

from service.monitor import Heartbeat


def main(global_config, **settings):
    config = Configurator(settings=settings)
    Heartbeat.configure(config)
    return config.make_wsgi_app()
