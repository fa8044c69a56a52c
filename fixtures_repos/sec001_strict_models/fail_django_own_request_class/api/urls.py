from django.urls import path

from api.views import checks

urlpatterns = [path("checks/", checks)]
