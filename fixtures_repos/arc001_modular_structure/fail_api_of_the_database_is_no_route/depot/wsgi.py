from paste.deploy import loadapp

from depot.db import api


def init_application():
    return loadapp("config:/etc/depot/paste.ini", name="depot")


def factory(settings, **local):
    def application(environ, start_response):
        start_response("200 OK", [])
        return [str(len(api.crates(environ["depot.session"]))).encode()]

    return application
