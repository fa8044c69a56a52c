import pytest
from pydantic import ValidationError

from bookshelf.schemas.book import BookCreate, BookUpdate

DUNE = {"isbn": "9780441172719", "title": "Dune", "author": "Frank Herbert", "pages": 612}


def test_scripts_are_removed_and_formatting_is_kept() -> None:
    book = BookCreate(**DUNE, summary='<p onclick="x()">Sand</p><script>alert(1)</script>')
    assert book.summary == "<p>Sand</p>"


@pytest.mark.parametrize(
    "wrong",
    [{"pages": "612"}, {"pages": 0}, {"isbn": "123"}, {"title": " "}, {"unknown": 1}],
)
def test_bodies_are_neither_coerced_nor_extended(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        BookCreate(**{**DUNE, **wrong})


def test_an_update_names_only_what_changes() -> None:
    assert BookUpdate(pages=3).model_dump(exclude_none=True) == {"pages": 3}
