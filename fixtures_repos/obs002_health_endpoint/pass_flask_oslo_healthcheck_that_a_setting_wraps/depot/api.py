import flask
from oslo_config import cfg

from depot import wrapping

CONF = cfg.CONF
CONF.register_opts([cfg.BoolOpt("enabled", default=False)], group="healthcheck")
application = flask.Flask(__name__)


def load():
    if CONF.healthcheck.enabled:
        wrapping.add_healthcheck(application)
    return application
