from django.urls import re_path

from shop.views import Notes, Orders

urlpatterns = [
    re_path(r"^orders/(?P<number>\d+)/?$", Orders.as_view()),
    re_path(r"^orders/(?P<number>[^/]+)/notes/$", Notes.as_view()),
]
