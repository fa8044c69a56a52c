from django.http import HttpResponse
from django.urls import path


def orders(request):
    return HttpResponse("")


urlpatterns = [path("orders/", orders)]
