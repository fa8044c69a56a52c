from shop.models import Order
from shop.views import CRUDView


class Orders(CRUDView):
    def get(self):
        return {"orders": [order.id for order in Order.query.all()]}
