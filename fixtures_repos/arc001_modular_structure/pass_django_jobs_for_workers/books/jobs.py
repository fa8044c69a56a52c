from django_rq import job

from books.models import Book


@job("default")
def count_pages(book_id):
    book = Book.objects.get(pk=book_id)
    book.pages = sum(len(chapter.text) // 1800 for chapter in book.chapters.all())
    book.save()
