import pytest

from bookshelf.errors import BookNotFoundError
from bookshelf.models.book import Book
from bookshelf.schemas.book import BookCreate, BookUpdate
from bookshelf.services.book import BookService


class FakeBooks:
    """The repository's interface over a dict."""

    def __init__(self) -> None:
        self.stored: dict[int, Book] = {}
        self.commits = 0

    async def get(self, book_id: int) -> Book | None:
        return self.stored.get(book_id)

    async def list(self, *, limit: int, offset: int) -> list[Book]:
        return list(self.stored.values())[offset : offset + limit]

    async def add(self, book: Book) -> Book:
        book.id = len(self.stored) + 1
        self.stored[book.id] = book
        return book

    async def delete(self, book: Book) -> None:
        del self.stored[book.id]

    async def commit(self) -> None:
        self.commits += 1


DUNE = BookCreate(isbn="9780441172719", title="Dune", author="Frank Herbert", pages=612)


@pytest.fixture
def books() -> FakeBooks:
    return FakeBooks()


@pytest.fixture
def service(books: FakeBooks) -> BookService:
    return BookService(books)


async def test_a_created_book_is_stored_and_committed(service: BookService, books: FakeBooks) -> None:
    book = await service.create(DUNE)
    assert books.stored == {1: book}
    assert books.commits == 1


async def test_an_update_changes_only_the_named_fields(service: BookService, books: FakeBooks) -> None:
    await service.create(DUNE)
    book = await service.update(1, BookUpdate(pages=700))
    assert (book.pages, book.title) == (700, "Dune")
    assert books.commits == 2


async def test_a_deleted_book_is_gone(service: BookService) -> None:
    await service.create(DUNE)
    await service.delete(1)
    assert await service.list() == []


@pytest.mark.parametrize("call", ["get", "delete"])
async def test_a_missing_book_is_an_error_of_the_domain(service: BookService, call: str) -> None:
    with pytest.raises(BookNotFoundError, match="no book 7"):
        await getattr(service, call)(7)
