from django.http import JsonResponse

from parcels.models import Dependency


def dependencies(request):
    return JsonResponse({"names": [each.name for each in Dependency.objects.all()]})
