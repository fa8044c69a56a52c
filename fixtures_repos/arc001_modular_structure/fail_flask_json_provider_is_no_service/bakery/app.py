from flask import Flask

from bakery.routes.loaves import bp
from bakery.utils.decimal_json_provider import DecimalJSONProvider

app = Flask(__name__)
app.json = DecimalJSONProvider(app)
app.register_blueprint(bp)
