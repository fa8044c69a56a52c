from flask import Flask

from extensions import logs, mails


def create_app():
    app = Flask(__name__)
    for extension in (mails, logs):
        extension.init_app(app)
    return app


app = create_app()
