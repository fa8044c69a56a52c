import flask
import platform_driver.views


def create_app() -> flask.Flask:
    app = platform_driver.views.build_app(error_handling=True)

    @app.route("/_info", methods=["GET"])
    def info():
        return flask.jsonify({"backends": []})

    return app
