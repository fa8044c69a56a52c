from flask import Flask

from shop.health import probes

app = Flask(__name__)
app.register_blueprint(probes)
