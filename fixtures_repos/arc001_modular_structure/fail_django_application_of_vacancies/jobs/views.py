from django.http import JsonResponse

from jobs.models import Job


def index(request):
    return JsonResponse({"count": Job.objects.count()})
