from pyramid.config import Configurator

from shop.logs import setup_logging


def main(global_config=None, **settings):
    setup_logging()
    with Configurator(settings=settings) as config:
        config.include("shop.routes")
        config.add_tween("shop.tweens.rate_limit_tween")
        config.scan("shop.views")
        return config.make_wsgi_app()
