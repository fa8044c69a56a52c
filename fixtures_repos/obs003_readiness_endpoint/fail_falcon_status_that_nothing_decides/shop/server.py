import falcon
from oslo_config import cfg
from work_common import loading

CONF = cfg.CONF
CONF.register_opts([cfg.StrOpt("state", default="shop.state:State")], group="resources")


def launch() -> falcon.App:
    app = falcon.App()
    state = loading.load(CONF.resources.state)()
    app.add_route("/healthcheck", state)
    return app
