from sanic import Sanic

from api.convert import bp

app = Sanic("convert")
app.blueprint(bp)
