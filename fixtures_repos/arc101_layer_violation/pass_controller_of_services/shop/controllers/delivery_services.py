from flask import Response

from shop.repositories import orders


class DeliveryServices:
    def answer(self, session):
        return Response(orders.add(session, "delivery"))
