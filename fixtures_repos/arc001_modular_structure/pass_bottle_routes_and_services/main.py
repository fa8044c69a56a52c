from bottle import Bottle

from api.convert import app as convert

app = Bottle()
app.mount("/v1", convert)
