from django.http import JsonResponse
from django.urls import path

from depot.models import Crate


def crates(request):
    return JsonResponse({"labels": list(Crate.objects.values_list("label", flat=True))})


urlpatterns = [path("crates/", crates)]
