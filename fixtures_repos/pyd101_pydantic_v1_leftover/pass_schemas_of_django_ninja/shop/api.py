from ninja import NinjaAPI, Schema

api = NinjaAPI()


class OrderOut(Schema):
    number: int


@api.get("/orders/me", response=OrderOut)
def mine(request):
    return OrderOut.from_orm(request.user)
