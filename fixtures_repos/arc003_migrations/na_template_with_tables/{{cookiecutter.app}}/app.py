from flask import Flask

from {{cookiecutter.app}}.models import db

app = Flask("{{cookiecutter.app}}")
db.init_app(app)
