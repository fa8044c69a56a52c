from oslo_config import cfg
from oslo_log import log

CONF = cfg.CONF


def prepare(arguments):
    log.register_options(CONF)
    CONF(arguments, project="depot")
    log.setup(CONF, "depot")
