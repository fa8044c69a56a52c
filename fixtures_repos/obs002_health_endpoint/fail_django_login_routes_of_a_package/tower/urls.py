from magicauth.urls import urlpatterns as login_urls
from django.http import JsonResponse
from django.urls import path


def bells(request):
    return JsonResponse({"bells": []})


urlpatterns = [path("bells/", bells)]
urlpatterns.extend(login_urls)
