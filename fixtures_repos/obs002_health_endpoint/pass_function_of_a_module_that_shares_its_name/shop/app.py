from flask import Flask

from shop.ext import pages
from shop.ext.pages import more

app = Flask(__name__)
app.register_blueprint(pages)
app.register_blueprint(more())
