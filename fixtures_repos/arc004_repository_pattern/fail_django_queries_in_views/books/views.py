from django.contrib.auth import get_user_model
from django.http import JsonResponse
from django.shortcuts import get_object_or_404

from books.models import Book


def index(request):
    book = get_object_or_404(Book, pk=request.GET["id"])
    owner = get_user_model().objects.filter(pk=1).first()
    return JsonResponse({"title": book.title, "owner": str(owner), "count": Book.objects.count()})
