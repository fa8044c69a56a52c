from apiflask import APIFlask


def create_app():
    app = APIFlask(__name__, title="Depot")

    @app.get("/crates")
    def crates():
        return []

    return app
