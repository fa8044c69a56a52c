import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bookshelf.models.book import Book


@pytest.mark.parametrize(("pages", "long"), [(500, False), (501, True)])
def test_a_book_is_long_above_five_hundred_pages(pages: int, long: bool) -> None:
    assert Book(pages=pages).is_long is long


async def test_creation_time_and_empty_summary_are_filled_in(session: AsyncSession) -> None:
    book = Book(isbn="9780441172719", title="Dune", author="Frank Herbert", pages=612)
    session.add(book)
    await session.flush()
    assert book.summary == ""
    assert book.created_at.tzinfo is not None
