from flask import Flask


def create_app() -> Flask:
    app = Flask(__name__)
    with app.app_context():
        from depot import pages  # noqa: F401
    return app


app = create_app()
