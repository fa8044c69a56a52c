import json

from django.http import JsonResponse
from watchman import views as checks


def health(request):
    answer = checks.ping(request)
    body = json.loads(answer.content)
    body.pop("stacktrace", None)
    return JsonResponse(body, status=answer.status_code)
