from django.shortcuts import render
from django.urls import path


def show(request):
    return render(request, "form.html")


urlpatterns = [path("", show)]
