from django.http import JsonResponse

from pages.models import Page


def titles(request):
    return JsonResponse({"titles": [page.title for page in Page.objects.all()]})
