from django.http import JsonResponse

from depot.people.models import Member


def members(request):
    return JsonResponse({"count": Member.objects.count()})
