"""Fields of mapped classes that hold numbers, times or the like, no text."""

from __future__ import annotations

import re

from prodready.facts.python import Call, Module
from prodready.project.code.symbols import Symbols

_NUMBER_FIELD = re.compile(
    r"(?:^|\.)(?:(?:Positive|Small|Big)*(?:Integer|Auto)Field|(?:Float|Decimal|Boolean|Date|DateTime|Time|UUID|Duration)Field"
    r"|(?:(?:Small|Big)?Integer|Float|Numeric|Boolean|Date|DateTime|Uuid|UUID)(?:\(\))?)$"
)
_COLUMN = re.compile(r"(?:^|\.)(?:Column|mapped_column)$")


def is_number_column(module: Module, call: Call | None) -> bool:
    """Whether a field of a mapped class holds numbers, times or the like, no text (``Column(Integer)``,
    ``Column(UUID(as_uuid=True))``)."""
    if call is None:
        return False
    kinds = map(module.written, call.args) if _COLUMN.search(call.name) else [call.name]
    return any(map(_NUMBER_FIELD.search, kinds))


def number_fields(symbols: Symbols) -> frozenset[str]:
    """The names of fields that hold numbers in every class of the repository that has such a field."""
    numbers, others = set[str](), set[str]()
    for (path, _), fields in symbols.fields.items():
        module = symbols.modules[path]
        for name, assign in fields.items():
            (numbers if is_number_column(module, module.call(assign.value)) else others).add(name)
    return frozenset(numbers - others)
