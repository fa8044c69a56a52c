from fastapi import FastAPI


def application_factory() -> FastAPI:
    application = FastAPI()

    @application.get("/monitoring/ping")
    def ping() -> dict[str, str]:
        return {}

    return application
