from flask import Flask

from shop.routes import pages

application = Flask(__name__)
application.register_blueprint(pages)
