from sanic import Sanic

from logs import LOG_CONFIG

app = Sanic("shop", log_config=LOG_CONFIG)
