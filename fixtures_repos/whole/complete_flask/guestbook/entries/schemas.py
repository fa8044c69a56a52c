"""Bodies."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class EntryCreate(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", str_strip_whitespace=True)

    author: Annotated[str, Field(min_length=1, max_length=80)]
    message: Annotated[str, Field(min_length=1, max_length=5_000)]


class EntryRead(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    author: str
    message: str
    written_at: datetime
