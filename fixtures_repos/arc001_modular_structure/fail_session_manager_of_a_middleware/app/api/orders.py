from app.models import Order


class Orders:
    def on_get(self, request, response):
        response.media = [order.id for order in request.context.session.query(Order)]
