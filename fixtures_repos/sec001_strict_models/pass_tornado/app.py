from pydantic import BaseModel, ConfigDict
from tornado.web import Application, RequestHandler


class Order(BaseModel):
    model_config = ConfigDict(strict=True)
    amount: int


class OrderHandler(RequestHandler):
    def post(self):
        order = Order.model_validate_json(self.request.body)
        self.write({"amount": order.amount})


app = Application([(r"/orders", OrderHandler)])
