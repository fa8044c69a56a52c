from django.http import HttpRequest, JsonResponse

from stock.models import Article


def create(request: HttpRequest) -> JsonResponse:
    article = Article.objects.create(name=request.POST["name"])
    return JsonResponse({"id": article.pk})
