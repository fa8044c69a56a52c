"""Bodies of the book routes."""

from datetime import datetime
from typing import Annotated

import nh3
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

ALLOWED_TAGS = {"p", "br", "em", "strong", "ul", "ol", "li"}


def clean_html(text: str) -> str:
    """Keep plain formatting, drop scripts, handlers and everything else that a browser would run."""
    return nh3.clean(text, tags=ALLOWED_TAGS, attributes={})


RichText = Annotated[str, Field(max_length=10_000), AfterValidator(clean_html)]
Title = Annotated[str, Field(min_length=1, max_length=200)]
Pages = Annotated[int, Field(ge=1, le=50_000)]


class StrictModel(BaseModel):
    """A request body: no coercion, no unknown keys."""

    model_config = ConfigDict(strict=True, extra="forbid", str_strip_whitespace=True)


class BookCreate(StrictModel):
    isbn: Annotated[str, Field(pattern=r"^97[89]\d{10}$")]
    title: Title
    author: Title
    pages: Pages
    summary: RichText = ""


class BookUpdate(StrictModel):
    title: Title | None = None
    author: Title | None = None
    pages: Pages | None = None
    summary: RichText | None = None


class BookRead(BaseModel):
    """A book as it is answered."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    isbn: str
    title: str
    author: str
    pages: int
    summary: str
    is_long: bool
    created_at: datetime
