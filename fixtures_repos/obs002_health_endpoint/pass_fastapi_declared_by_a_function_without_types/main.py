from fastapi import FastAPI

from probes import register


def create_app():
    app = FastAPI()
    register(app)
    return app


app = create_app()
