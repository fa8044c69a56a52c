from os import path

import connexion

FOLDER = path.dirname(__file__)


def create_app():
    app = connexion.App(__name__, specification_dir=".")
    app.add_api("api.yml", strict_validation=True)
    app.add_api(path.join(FOLDER, "admin.yml"), base_path="/v2")
    return app
