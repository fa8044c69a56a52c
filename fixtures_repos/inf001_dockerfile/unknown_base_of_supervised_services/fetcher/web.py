import flask


class Web:
    def __new__(cls, core):
        app = flask.Flask(__name__)

        @app.get("/packages")
        def packages():
            return core.packages()

        return app
