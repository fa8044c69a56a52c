from flask import Flask

from shop import limits

app = Flask(__name__)
limits.attach(app)
