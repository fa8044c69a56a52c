from django.urls import path

from shop import views

urlpatterns = [
    path("orders", views.orders),
    path("customers", views.customers),
    path("prices", views.prices),
    path("carts", views.carts),
    path("stocks", views.stocks),
    path("bills", views.bills),
]
