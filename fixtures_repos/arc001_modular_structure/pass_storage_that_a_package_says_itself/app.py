from flask import Flask

from shop.storage.files import Storage
from shop.views import pages

app = Flask(__name__)
app.storage = Storage("/pastes")
app.register_blueprint(pages)
