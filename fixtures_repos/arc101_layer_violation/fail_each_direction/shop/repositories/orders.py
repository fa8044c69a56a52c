from sqlalchemy.orm import Session

from shop.models.order import Order
from shop.services import orders as service  # expect: ARC101


def add(session: Session, name):
    order = Order(name=service.clean(name))
    session.add(order)
    return order
