from django.http import JsonResponse

from tower.models import Bell


def bells(request):
    return JsonResponse({"bells": [bell.name for bell in Bell.objects.all()]})
