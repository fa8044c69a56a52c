from django.views.generic import DetailView

from bakery.models import Order


class OrderView(DetailView):
    model = Order
    template_name = "orders/order.html"
