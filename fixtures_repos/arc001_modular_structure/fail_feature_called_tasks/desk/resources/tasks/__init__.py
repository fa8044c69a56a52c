from .routes import pages


def register(app):
    app.register_blueprint(pages)
