"""Fields of rows that hold text: columns of mapped classes, by their names and by what they are made of."""

from __future__ import annotations

import re

import msgspec

from prodready.api import fact
from prodready.facts.python import Assign, Call, Class, Expr, Module, Ref, Sub, last_word
from prodready.project.code.symbols import Symbols
from prodready.project.code.types import Types
from prodready.project.snapshot import Snapshot
from prodready.project.storage.number_fields import is_number_column

_TEXT_FIELD = re.compile(
    r"(?:Text|Char|String|Rich\w*|Markdown\w*|Markup\w*|MarkItUp\w*|HTML\w*|Html\w*|JSON\w*|Stream|URL|Slug|Email|Block|TinyMCE\w*"
    r"|Placeholder)(?:Field|Property)?$"
)
_COLUMN = re.compile(r"(?:^|[.:])(?:Column|mapped_column)$")
_RELATIONS = ("ForeignKey", "OneToOneField", "ManyToManyField", "ParentalKey", "relationship")
_MAPPED = re.compile(r"(?:^|\.)Mapped$")
_CLEANING = re.compile(r"(?:Bleach|Sanitized?|Sanitised|NH3|Nh3|Clean(?:ed)?)\w*(?:Field|Column)$")
"""Fields of models that take dangerous markup out before they store a text."""
_FILE = re.compile(r"(?:File|Image|Picture|Video|Audio|Document)Field$")
"""Fields that keep where a file is, whose address is quoted."""
_NO_ROWS = re.compile(
    r"(?:Form|FormSet|Serializer|SerializerMixin|Filter|FilterSet|Schema|BaseModel|Mutation|InputObjectType|Widget|Enum|Choices)$"
)
_NO_MODELS = re.compile(r"^(?:django\.forms|rest_framework|wtforms|flask_wtf|marshmallow|django_filters|graphene)\b")


class TextColumns(msgspec.Struct, frozen=True):
    """``names``: of columns that hold text; ``cleaned``: names of attributes that are nothing but columns that clean;
    ``files``: names of columns for files."""

    symbols: Symbols
    names: frozenset[str]
    cleaned: frozenset[str]
    files: frozenset[str] = frozenset()

    def holds_text(self, path: str, assign: Assign) -> bool:
        """Whether a field of a class is a column that holds text."""
        return is_text(self.symbols, path, assign)


def is_text(symbols: Symbols, path: str, assign: Assign) -> bool:
    """Whether the field of a class is a column of text."""
    call = symbols.modules[path].call(assign.value)
    if call is None:
        return _is_mapped(assign.annotation)
    name = symbols.resolve(path, call.name)
    if _NO_MODELS.match(name) or is_number_column(symbols.modules[path], call):
        return False
    return bool(_TEXT_FIELD.search(name)) or bool(
        _COLUMN.search(name) and _is_text_type(symbols.modules[path].calls, call)
    )


def cleans(symbols: Symbols, path: str, call: Call | None) -> bool:
    """Whether a field is of a class that cleans what it stores, itself or by one that it derives from."""
    if call is None:
        return False
    name = symbols.resolve(path, call.name)
    found = symbols.definition(name)
    bases = symbols.ancestors(found.path, found.cls) if found is not None and found.cls is not None else ()
    return bool(_CLEANING.search(name)) or any(_CLEANING.search(base) for base, _ in bases)


def _is_text_type(calls: tuple[Call, ...], call: Call) -> bool:
    kinds = [item.name if isinstance(item, Ref) else _called(calls, item) for item in call.args]
    return any(re.search(r"(?:String|\w*Text|\w*TEXT|Unicode\w*|VARCHAR|JSON\w*)(?:\(\))?$", kind) for kind in kinds)


def _called(calls: tuple[Call, ...], expr: Expr) -> str:
    index = getattr(expr, "index", None)
    return calls[index].name if isinstance(index, int) else ""


def _is_mapped(annotation: Expr | None) -> bool:
    """Whether an annotation says that a column holds text (``Mapped[str]``)."""
    if (
        not isinstance(annotation, Sub)
        or not isinstance(annotation.value, Ref)
        or not _MAPPED.search(annotation.value.name)
    ):
        return False
    names = [annotation.index, *getattr(annotation.index, "items", ())]
    return any(isinstance(item, Ref) and last_word(item.name) == "str" for item in names)


def _holds_no_text(module: Module, call: Call | None) -> bool:
    """Whether a field holds numbers, or another row."""
    return is_number_column(module, call) or (call is not None and last_word(call.name).endswith(_RELATIONS))


def _is_file(symbols: Symbols, path: str, call: Call | None) -> bool:
    name = symbols.resolve(path, call.name) if call is not None else ""
    return bool(_FILE.search(name)) and not _NO_MODELS.match(name)


def _has_rows(symbols: Symbols, path: str, cls: Class) -> bool:
    return not any(_NO_ROWS.search(base) for base, _ in symbols.ancestors(path, cls))


@fact
def text_columns(snapshot: Snapshot, types: Types) -> TextColumns:
    """Read the fields of all classes of the application."""
    symbols = types.symbols
    application = {path for path, _ in snapshot.application()}
    texts, cleaned, others, files = set[str](), set[str](), set[str](), set[str]()
    for (path, index), fields in symbols.fields.items():
        module = symbols.modules[path]
        if path not in application or not _has_rows(symbols, path, module.classes[index]):
            continue
        for name, assign in fields.items():
            if cleans(symbols, path, module.call(assign.value)):
                cleaned.add(name)
            elif is_text(symbols, path, assign):
                texts.add(name)
            elif not _holds_no_text(module, module.call(assign.value)):
                others.add(name)
            if _is_file(symbols, path, module.call(assign.value)):
                files.add(name)
    return TextColumns(symbols, frozenset(texts), frozenset(cleaned - texts - others), frozenset(files))
