from sanic import Sanic

from orders.config import options

app = Sanic("orders")
app.config.DEBUG = options.get("debug")
