from django.urls import path

from bakery import about, orders

urlpatterns = [path("about/", about.About.as_view()), path("orders/<int:pk>/", orders.OrderView.as_view())]
