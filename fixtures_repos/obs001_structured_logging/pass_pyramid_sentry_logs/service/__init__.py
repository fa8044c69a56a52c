import sentry_sdk
from pyramid.config import Configurator


def main(global_config, **settings):
    sentry_sdk.init(dsn=settings["sentry.dsn"], enable_logs=True)
    return Configurator(settings=settings).make_wsgi_app()
