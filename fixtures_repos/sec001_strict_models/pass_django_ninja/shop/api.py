from ninja import NinjaAPI, Schema

api = NinjaAPI()


class OrderIn(Schema):
    model_config = {"strict": True}
    amount: int


@api.post("/orders")
def create(request, payload: OrderIn):
    return {"amount": payload.amount}
