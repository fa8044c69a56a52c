from django.http import JsonResponse

from books.selectors import book_list


def index(request):
    return JsonResponse({"count": len(book_list())})
