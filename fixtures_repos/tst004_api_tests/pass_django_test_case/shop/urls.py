from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("orders/", lambda request: HttpResponse("ok"))]
