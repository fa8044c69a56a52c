from nameko.rpc import rpc
from nameko.web.handlers import http
from nameko_sqlalchemy import DatabaseSession

from models import Base, Order


class Orders:
    name = "orders"
    db = DatabaseSession(Base)

    @rpc
    def find(self, key):
        return self.db.query(Order).filter(Order.key == key).one().total

    @http("GET", "/orders")
    def all(self, request):
        return ",".join(str(order.total) for order in self.db.query(Order).all())
