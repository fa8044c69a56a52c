from fastapi import FastAPI


class Server:
    def start(self):
        app = FastAPI()
        app.add_api_route("/healthz", healthz, methods=["GET"])
        return app


async def healthz():
    return {"alive": True}
