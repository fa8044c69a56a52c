"""Statements by which the code itself changes tables that are there, and what it keeps of the changes that ran."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.facts.python import Call, Const, Expr, Fmt, Module, Op, Ref, Seq, last_word
from prodready.project.code.symbols import Symbols

_CHANGES = re.compile(
    r"\s*ALTER\s+TABLE\s+(?:IF\s+EXISTS\s+)?(?:ONLY\s+)?(\S+)\s+(?:ADD|DROP|RENAME|MODIFY|CHANGE|ALTER)\b(?!\s+PARTITION)",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\s*PRAGMA\s+(?:\w+\.)?user_version\s*=|\s*UPDATE\s+\S+\s+SET\s+(?:schema_?|db_?)version\s*="
    r"|\s*(?:CREATE\s+TABLE|INSERT\s+(?:OR\s+\w+\s+)?INTO)\b[^(]*\b(?:\w*_)?(?:migrations|schema_?versions?|db_?versions?)\b",
    re.IGNORECASE,
)
_CREATES = re.compile(r"\s*CREATE\s+TABLE\b", re.IGNORECASE)
_CREATORS = frozenset({"create_all", "generate_schemas", "create_tables"})
_TABLE_OF_STEPS = re.compile(r"(?:\w*_)?(?:migrations|schema_?versions?|db_?versions?)")
_GAP = "?"
"""Stands for a part of a text that is put in when it runs."""
_LATER = re.compile(r"[\"'`]?(?:\?|\{|%)")
"""A name that is put in when the statement runs."""
_DEPTH = 4


def changes(module: Module, *, named: bool = False) -> Iterator[int]:
    """The lines of the statements that change a table which is there: ``ALTER TABLE orders ADD COLUMN …``; with ``named``
    those that name it in the text."""
    found = ((_CHANGES.match(text), line) for text, line in _texts(module))
    yield from sorted({line for match, line in found if match and not (named and _LATER.match(match[1]))})


def creations(path: str, module: Module, symbols: Symbols) -> Iterator[int]:
    """The calls of a mapper that create the tables; not those of a function of the repository that makes one."""
    for call in module.calls:
        if "." in call.name and last_word(call.name) in _CREATORS and not _is_own(path, call, symbols):
            yield call.line


def scripts(module: Module) -> Iterator[int]:
    """The lines of scripts that create the tables, else of the statements."""
    given = [
        call.line for call in module.calls if last_word(call.name) == "executescript" and not _hands_on(module, call)
    ]
    texts = {line for text, line in _texts(module) if _CREATES.match(text) and not _KEPT.match(text)}
    yield from given or sorted(texts)


def _hands_on(module: Module, call: Call) -> bool:
    """Whether a call runs whatever script the function round it is given."""
    given = call.arg(0)
    around = module.functions[call.scope] if call.scope >= 0 else None
    return around is not None and isinstance(given, Ref) and around.param(given.name.removeprefix("%")) is not None


def _is_own(path: str, call: Call, symbols: Symbols) -> bool:
    found = symbols.definition(symbols.resolve(path, call.name))
    return found is not None and found.function is not None


def keeps_steps(module: Module) -> Iterator[int]:
    """The lines by which a module keeps which changes ran: in a table that is named for them, as SQLite's ``user_version``."""
    yield from (line for text, line in _texts(module) if _KEPT.match(text))
    for call in module.calls:
        name = call.arg(0) if last_word(call.name) == "Table" else None
        if isinstance(name, Const) and _TABLE_OF_STEPS.fullmatch(str(name.value)):
            yield call.line


def _texts(module: Module) -> Iterator[tuple[str, int]]:
    """The texts that a module hands to calls or gives a name, with their lines."""
    for call in module.calls:
        for value in call.arguments:
            yield from _inside(value, call.line, _DEPTH)
    for assign in module.assigns:
        if assign.value is not None:
            yield from _inside(assign.value, assign.line, _DEPTH)


def _inside(value: Expr, line: int, depth: int) -> Iterator[tuple[str, int]]:
    if isinstance(value, Const) and isinstance(value.value, str):
        yield value.value, value.line or line
    elif isinstance(value, Fmt):
        parts = (str(part.value) if isinstance(part, Const) else _GAP for part in value.parts)
        yield "".join(parts), value.line or line
    elif isinstance(value, Op) and value.kind == "%" and value.items and depth:
        yield from _inside(value.items[0], line, depth - 1)
    elif isinstance(value, Seq) and depth:
        for item in value.items:
            yield from _inside(item, line, depth - 1)
