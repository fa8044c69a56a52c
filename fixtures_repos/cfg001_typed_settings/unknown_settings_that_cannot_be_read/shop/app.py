import os

from flask import Flask

from shop import settings

app = Flask(__name__)
app.config["NAME"] = os.environ["NAME"]
app.config.from_object(settings)
