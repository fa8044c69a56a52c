from oslo_config import cfg
from oslo_middleware import healthcheck


def add_healthcheck(app):
    app.wsgi_app = healthcheck.Healthcheck(app.wsgi_app, cfg.CONF)
