from django.urls import path

from shop.common import ping
from shop.views import orders

urlpatterns = [path("orders/", orders), path("ping/", ping)]
