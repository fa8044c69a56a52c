from flask import Flask

from bakery.routes.loaves import bp

app = Flask(__name__)
app.register_blueprint(bp)
