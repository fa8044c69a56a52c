from django.http import JsonResponse

from books.feeds import Feed


def index(request):
    return JsonResponse({"title": Feed().newest().title})
