from fastapi import APIRouter, FastAPI

VERSION = "4"


class Api:
    def __init__(self) -> None:
        self.app = FastAPI()
        router = APIRouter()
        router.add_api_route(f"/api/{VERSION}/status", self.status, methods=["GET"])
        router.add_api_route(f"/api/{VERSION}/parcels", self.parcels, methods=["GET"])
        self.app.include_router(router)

    def status(self) -> dict[str, str]:
        return {"version": VERSION}

    def parcels(self) -> list[str]:
        return []


api = Api()
app = api.app
