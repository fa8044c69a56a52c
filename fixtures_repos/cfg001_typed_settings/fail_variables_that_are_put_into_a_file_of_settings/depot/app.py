from flask import Flask

from depot.settings import settings

app = Flask(__name__)
app.secret_key = settings.get("web", "key")
