from django.http import HttpResponse
from django.urls import include, path, re_path


def probes(version):
    return [
        re_path(r"^livez/", lambda request: HttpResponse(version)),
    ]


urlpatterns = [path("api/", include(probes("v1")))]
