from django.urls import re_path

from shop.views import Codes, Notes, Orders

urlpatterns = [
    re_path(r"^orders/(?P<number>\d+)/?$", Orders.as_view()),
    re_path(r"^orders/(?P<number>[0-9]{1,8})/notes/$", Orders.as_view()),
    re_path(r"^codes/(?P<code>C[0-9A-F]{6})/$", Codes.as_view()),
    re_path(r"^codes/(?P<code>[^/]+)/(?P<number>[^/]+)$", Notes.as_view()),
]
