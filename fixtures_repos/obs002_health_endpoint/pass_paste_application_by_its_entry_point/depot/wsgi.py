from oslo_config import cfg
from paste.deploy import loadapp

CONF = cfg.CONF


def init_application():
    return loadapp("config:/etc/depot/paste.ini", name="depot")


def factory(settings, **local):
    return application


def application(environ, start_response):
    start_response("200 OK", [])
    return [b""]
