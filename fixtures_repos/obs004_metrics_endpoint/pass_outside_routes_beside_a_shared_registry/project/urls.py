from company.core.urls import urlpatterns as core_urlpatterns
from django.http import HttpResponse
from django.urls import path

urlpatterns = [
    *core_urlpatterns,
    path("api/", lambda request: HttpResponse("{}")),
]
