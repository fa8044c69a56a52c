from bell_common.oidc_login.urls import urlpatterns as login_urls
from django.http import JsonResponse
from django.urls import path


def bells(request):
    return JsonResponse({"bells": []})


urlpatterns = [*login_urls, path("bells/", bells)]
