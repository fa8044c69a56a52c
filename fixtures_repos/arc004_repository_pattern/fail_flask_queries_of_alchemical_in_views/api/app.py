from alchemical.flask import Alchemical
from flask import Flask

db = Alchemical()


def create_app():
    app = Flask(__name__)
    db.init_app(app)
    from api.notes import notes

    app.register_blueprint(notes)
    return app
