from fastapi import FastAPI


def make() -> FastAPI:
    app = FastAPI()

    @app.get("/orders")
    def orders() -> list[str]:
        return []

    return app
