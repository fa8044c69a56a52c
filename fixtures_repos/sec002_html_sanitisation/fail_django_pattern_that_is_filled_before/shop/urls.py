from django.shortcuts import render
from django.urls import path


def orders(request):
    return render(request, "orders.html", {"text": request.GET.get("text")})


urlpatterns = [path("orders/", orders)]
