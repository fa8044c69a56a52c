from sanic import Sanic

from settings import config

app = Sanic("shop")
app.config.update(host=config.host)
