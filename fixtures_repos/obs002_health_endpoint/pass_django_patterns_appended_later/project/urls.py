from django.conf import settings
from django.http import HttpResponse
from django.urls import include, path

_patterns = [
    path("reports/", lambda request: HttpResponse("[]")),
]

if settings.PROBES:
    _patterns.append(path("up/", lambda request: HttpResponse("ok")))

urlpatterns = [path("", include(_patterns))]
