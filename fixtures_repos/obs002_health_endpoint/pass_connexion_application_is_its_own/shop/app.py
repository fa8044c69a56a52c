from connexion import FlaskApp


def create_app():
    app = FlaskApp(__name__, specification_dir="openapi/")
    app.add_api("mgmt.yaml")
    return app
