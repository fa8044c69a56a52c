from oslo_config import cfg

CONF = cfg.CONF
CONF.register_opts([cfg.StrOpt("api_key", secret=True), cfg.IntOpt("port", default=8000)])
