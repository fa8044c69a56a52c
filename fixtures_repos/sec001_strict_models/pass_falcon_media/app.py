import falcon
from pydantic import BaseModel


class Order(BaseModel, strict=True):
    amount: int


class Orders:
    def on_post(self, req, resp):
        order = Order(**req.get_media())
        resp.media = {"amount": order.amount}


app = falcon.App()
app.add_route("/orders", Orders())
