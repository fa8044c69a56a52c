import fastapi


class ShopFastAPI:
    def __init__(self):
        self.router = fastapi.APIRouter()
        self.router.add_api_route("/orders", self.orders, methods=["GET"])
        self.made = fastapi.FastAPI()
        self.made.include_router(self.router)

    def orders(self) -> list[str]:
        return []
