from django.urls import path

from shop.items.views import ItemsView

urlpatterns = [path("items/", ItemsView.as_view())]
