from sanic import Sanic

from config import load

app = Sanic("shop")
app.ctx.config = load()
