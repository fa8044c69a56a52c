import flask
from oslo_middleware import healthcheck
from werkzeug.middleware import dispatcher


def build():
    app = flask.Flask(__name__)
    probe = healthcheck.Healthcheck.app_factory({}, oslo_config_project="depot")
    app.wsgi_app = dispatcher.DispatcherMiddleware(app.wsgi_app, {"/healthcheck": probe})
    return app


application = build()
