from fastapi import Depends

from shop.database import get_session
from shop.services import orders


def order_service(session=Depends(get_session)):
    return lambda name: orders.create(session, name)
