from django.http import JsonResponse

from forge.api.repository.filters import named


def found(request):
    return JsonResponse({"count": named(request.GET["name"]).count()})
