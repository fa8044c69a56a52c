from django.http import JsonResponse

from club.models import Member


def members(request):
    return JsonResponse({"count": Member.objects.count()})
