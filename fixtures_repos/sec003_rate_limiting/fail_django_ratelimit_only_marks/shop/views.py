from django.http import JsonResponse
from django_ratelimit.decorators import ratelimit


@ratelimit(key="ip", rate="5/m", block=False)
def login(request):
    return JsonResponse({})
