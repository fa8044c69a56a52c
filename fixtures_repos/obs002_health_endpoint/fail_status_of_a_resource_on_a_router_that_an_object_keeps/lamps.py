from fastapi import APIRouter


class Lamps:
    def __init__(self, store) -> None:
        self.store = store
        self.router = APIRouter(prefix="/lamps/{key}")
        self.router.add_api_route("/status", self.status, methods=["GET"])

    def status(self, key: int) -> dict[str, bool]:
        return {"on": self.store.is_on(key)}
