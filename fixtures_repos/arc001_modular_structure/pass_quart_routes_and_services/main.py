from quart import Quart

from api.convert import bp

app = Quart(__name__)
app.register_blueprint(bp)
