from fastapi import FastAPI


def make_app(alive_path: str = "/health") -> FastAPI:
    app = FastAPI()

    @app.get(alive_path)
    async def alive() -> bool:
        return True

    return app


app = make_app()
