import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bookshelf.errors import DuplicateIsbnError
from bookshelf.models.book import Book
from bookshelf.repositories.book import BookRepository
from bookshelf.repositories.health import HealthRepository


def book(number: int, title: str = "Dune") -> Book:
    return Book(isbn=f"978000000000{number}", title=title, author="Frank Herbert", pages=612)


async def test_a_book_is_found_by_its_id_until_it_is_deleted(session: AsyncSession) -> None:
    books = BookRepository(session)
    stored = await books.add(book(1))
    assert await books.get(stored.id) is stored
    await books.delete(stored)
    await books.commit()
    assert await books.get(stored.id) is None


async def test_books_are_listed_by_title_in_pages(session: AsyncSession) -> None:
    books = BookRepository(session)
    for number, title in enumerate(["C", "A", "B"]):
        await books.add(book(number, title))
    assert [found.title for found in await books.list(limit=2, offset=0)] == ["A", "B"]
    assert [found.title for found in await books.list(limit=2, offset=2)] == ["C"]


async def test_a_second_book_with_the_same_isbn_is_refused(session: AsyncSession) -> None:
    books = BookRepository(session)
    await books.add(book(1))
    await books.commit()
    with pytest.raises(DuplicateIsbnError, match="9780000000001"):
        await books.add(book(1))
    assert len(await books.list(limit=10, offset=0)) == 1


async def test_ping_is_silent_while_the_database_answers(session: AsyncSession) -> None:
    await HealthRepository(session).ping()
