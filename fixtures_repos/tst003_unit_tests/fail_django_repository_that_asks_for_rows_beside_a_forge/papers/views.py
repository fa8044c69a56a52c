from django.http import JsonResponse

from papers.models import Paper


def papers(request):
    return JsonResponse({"papers": Paper.objects.count()})
