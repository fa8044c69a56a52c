from flask import Flask

from shop.logging import set_up

app = Flask(__name__)
set_up(app)
