from flask import Flask

from shop import metrics

app = Flask(__name__)
metrics.attach(app)
