"""SQL that is put together from parts: where it is, and what is put in where (detection H6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.facts.python import (
    Assign,
    Call,
    CallRef,
    Const,
    Expr,
    Flag,
    Fmt,
    Function,
    Map,
    Module,
    Op,
    Ref,
    Seq,
    last_word,
)
from prodready.project.code.types import Types

_STATEMENT = re.compile(
    r"^(?:\s|\(|--[^\n]*\n|/\*.*?\*/)*(?:SELECT\b.+?\bFROM\b|INSERT\s+(?:OR\s+\w+\s+)?INTO\b|UPDATE\s+\S+\s+SET\b|DELETE\s+FROM\b"
    r"|WITH\s+(?:RECURSIVE\s+)?[\w\"`]+\s+AS\s*\(|REPLACE\s+INTO\b|MERGE\s+INTO\b|TRUNCATE\s+\S|ALTER\s+(?:TABLE|USER|ROLE)\b"
    r"|(?:CREATE|DROP)\s+(?:OR\s+REPLACE\s+|UNIQUE\s+|TEMP\w*\s+|MATERIALIZED\s+)*(?:TABLE|INDEX|VIEW|DATABASE|SCHEMA|FUNCTION|"
    r"TRIGGER|ROLE|USER|EXTENSION|TYPE|SEQUENCE)\b)",
    re.I | re.S,
)
_WORDS = "SELECT|DESCRIBE|DESC|SHOW|USE|SET|EXPLAIN|CALL|COPY|PRAGMA|GRANT|REVOKE|VACUUM|ANALYZE"
_COMMAND = re.compile(rf"^\s*(?:{_WORDS}|{_WORDS.lower()})\s+(?![-+]\w)\S")  # ``set -eu`` begins a script of a shell
_SCHEMA = re.compile(r"^\s*(?:CREATE|DROP|ALTER|GRANT|REVOKE|TRUNCATE|PRAGMA)\b", re.I)
_FIELD = re.compile(r"\{\{|\}\}|\{([^{}!:]*)[^{}]*\}")
_DOLLAR = re.compile(r"\$\$|\$\{?([A-Za-z_]\w*)\}?")
_PERCENT = re.compile(r"%%|%(?:\((\w+)\))?[-#0 +]*[\d*]*(?:\.\d+)?([sdrifgx])")
_QUOTED_BEFORE = re.compile(r"""'%?$|[=<>]\s*"%?$|\bLIKE\s*"%?$""", re.I)
_VALUE_BEFORE = re.compile(r"(?:[=<>]|\b(?:LIKE|ILIKE|IN|VALUES|LIMIT|OFFSET|BETWEEN|INTERVAL)\b\s*\(?)\s*$", re.I)
_FRAGMENT = re.compile(
    r"sql|query|cond|where|clause|select|col(?:s|umns?)$|fields?$|placeholder|filter|order|table|schema|param|expr|join|vals$",
    re.I,
)
_WHOLE = re.compile(r"^\s*EXPLAIN(?:\s+(?:QUERY\s+PLAN|ANALYZE|VERBOSE))*\s+\?\s*;?\s*$", re.I)
_NO_TABLE = re.compile(r"\bFROM\s+(?:Win32|CIM|Msvm|MSFT)_\w+|\bASSOCIATORS\s+OF\b|\bWHERE\s*\{", re.I)
"""Languages like SQL: of Windows' management, and SPARQL."""
_STATEMENT_NAME = re.compile(r"(?:^|[._%:])(?:sql|stmt|statement)$|_(?:sql|stmt|statement)$", re.I)


_WHOLE_NAME = re.compile(r"(?:^|[._%:])(?:\w+_)?(?:sql|stmt|statement|query|subquery)$", re.I)
"""Names of whole statements, which ``FROM (…)`` wraps."""


_PIECES = frozenset({"where", "tables", "order_by"})
"""Arguments of Django's ``extra`` that are lists of SQL."""
_FILLS_IN = (".substitute", ".safe_substitute")


class Template(msgspec.Struct, frozen=True):
    """A text with gaps. ``parts`` are constant strings and expressions in order."""

    parts: tuple[str | Expr, ...]
    node: Call | Assign
    scope: int
    named: bool = False  # the text is not known; a name says that it is a statement
    continued: bool = False  # added to the text of a variable; there only what stands in quotes is surely a value

    @property
    def text(self) -> str:
        """The text with ``?`` for each gap."""
        return "".join(part if isinstance(part, str) else "?" for part in self.parts)

    @property
    def is_statement(self) -> bool:
        """Whether it begins as a statement of SQL and nothing else does."""
        return self.named or (bool(_STATEMENT.match(self.text)) and not _NO_TABLE.search(self.text))

    @property
    def is_schema(self) -> bool:
        """Whether it defines tables or rights, in which nothing can be bound."""
        return bool(_SCHEMA.match(self.text))

    @property
    def is_command(self) -> bool:
        """Whether it begins with a word that begins a statement where one is expected.

        ``EXPLAIN`` before a whole statement adds nothing to what that statement may be.
        """
        begins = self.is_statement or bool(_COMMAND.match(self.text))
        return begins and not _WHOLE.match(self.text) and not _NO_TABLE.search(self.text)

    def gaps(self) -> Iterator[tuple[Expr, bool]]:
        """The expressions, and whether each stands where a value does (otherwise a name or a piece of SQL)."""
        before = ""
        for part in self.parts:
            if isinstance(part, str):
                before += part
            else:
                quoted = bool(_QUOTED_BEFORE.search(before))
                bare = not self.continued and bool(_VALUE_BEFORE.search(before)) and not _is_piece(part)
                yield part, quoted or bare
                before += "?"

    def wraps(self, expr: Expr) -> bool:
        """Whether an expression is put between parentheses, or behind another statement, and is named for being a whole one."""
        if not isinstance(expr, Ref) or not _WHOLE_NAME.search(expr.name):
            return False
        pairs = zip(self.parts, self.parts[1:], strict=False)
        return all(
            isinstance(before, str) and before.rstrip().endswith(("(", ";")) for before, part in pairs if part == expr
        )


def _is_piece(part: Expr) -> bool:
    """Whether a name says that it holds a piece of SQL, or a setting."""
    return isinstance(part, Ref) and bool(_FRAGMENT.search(part.name) or part.name.rpartition(".")[2].isupper())


def templates(module: Module, types: Types, path: str) -> Iterator[Template]:
    """Every text that is put together in a module, once, with the call or assignment that it is an operand of."""
    for call in module.calls:
        formatted = _formatted(path, call, types)
        if formatted is not None:
            yield formatted
        for value in call.arguments:
            texts = value.items if isinstance(value, Seq) and is_extra(call) else (value,)
            yield from (Template(tuple(parts_of(item)), call, call.scope) for item in texts if isinstance(item, Fmt))
    for assign in module.assigns:
        if isinstance(assign.value, Fmt):
            yield _assigned(module, assign, assign.value)
        elif isinstance(assign.value, Op) and assign.value.kind == "if":
            for item in assign.value.items:
                if isinstance(item, Fmt):
                    yield Template(tuple(parts_of(item)), assign, assign.scope)


def is_extra(call: Call) -> bool:
    """Whether a call adds pieces of SQL to a query of Django (``.extra(where=[…])``)."""
    return last_word(call.name) == "extra" and any(key in _PIECES for key, _ in call.kwargs)


def _assigned(module: Module, assign: Assign, value: Fmt) -> Template:
    """The text of a binding, behind the text that it goes on from (``query += …``, ``query = query + …``)."""
    parts = list(parts_of(value))
    goes_on = bool(parts) and isinstance(parts[0], Ref) and parts[0].name == assign.target
    if assign.scope >= 0 and (goes_on or assign.flags & Flag.AUGMENTED):
        parts[:goes_on] = [_begun(module, assign)]
        return Template(tuple(parts), assign, assign.scope, continued=True)
    return Template(tuple(parts), assign, assign.scope)


def _begun(module: Module, assign: Assign) -> str:
    """The text that a variable was first bound to."""
    for item in module.assigns:
        if item.target == assign.target and item.scope == assign.scope and item.line < assign.line:
            if isinstance(item.value, Fmt):
                return Template(tuple(parts_of(item.value)), item, item.scope).text
            if isinstance(item.value, Const) and isinstance(item.value.value, str):
                return item.value.value
    return ""


def returned(function: Function) -> Iterator[Template]:
    """The texts that a function puts together in its return statements."""
    for value in function.returned:
        if isinstance(value, Fmt):
            node = Assign("%return", value, None, value.line, function.index, function.owner, end_line=value.line)
            yield Template(tuple(parts_of(value)), node, function.index)


def parts_of(value: Fmt) -> Iterator[str | Expr]:
    if value.how == "%":
        yield from _percent(value.parts)
        return
    for part in value.parts:
        if isinstance(part, Const) and isinstance(part.value, str):
            yield part.value
        elif isinstance(part, Fmt):
            yield from parts_of(part)
        else:
            yield part


def _percent(parts: tuple[Expr, ...]) -> Iterator[str | Expr]:
    head, values = parts[0], list(parts[1:])
    text = ""
    if isinstance(head, Const):
        text = str(head.value)
    elif isinstance(head, Fmt):
        text = "".join(part if isinstance(part, str) else "?" for part in parts_of(head))
    first = values[0] if values else None
    pairs = first.items if isinstance(first, Map) else ()
    named = {str(key.value): item for key, item in pairs if isinstance(key, Const)}
    position = end = 0
    for found in _PERCENT.finditer(text):
        yield text[end : found.start()]
        end = found.end()
        if found[0] == "%%":
            continue
        value = named.get(found[1]) if found[1] else (values[position] if position < len(values) else None)
        position += 1
        if value is not None and found[2] not in "difgx":
            yield value
    yield text[end:]


_LOCALS = frozenset({"builtins.locals", "builtins.vars"})


def _formatted(path: str, call: Call, types: Types) -> Template | None:
    """``"…".format(…)``, also of a named constant."""
    if call.name.endswith(_FILLS_IN):
        return _substituted(path, call, types)
    if not call.name.endswith(".format"):
        return None
    known = call.name == "builtins.str.format" and bool(call.args)
    head = call.args[0] if known else _named(path, call, types)
    values = call.args[1:] if known else call.args
    if not isinstance(head, Const) or not isinstance(head.value, str):
        if not _STATEMENT_NAME.search(call.name.removesuffix(".format")):
            return None
        return Template((*values, *(value for _, value in call.kwargs)), call, call.scope, named=True)
    named = dict(call.kwargs)
    spread = types.symbols.modules[path].call(named.get("**"))
    local = spread is not None and spread.name in _LOCALS and not spread.args
    parts: list[str | Expr] = []
    position = end = 0
    for found in _FIELD.finditer(head.value):
        parts.append(head.value[end : found.start()])
        end = found.end()
        if found[0] in ("{{", "}}"):
            parts.append(found[0][0])
            continue
        key = re.split(r"[.\[]", found[1])[0]
        index = int(key) if key.isdigit() else position
        position += not key
        given: Expr | None = values[index] if index < len(values) else None
        value = named.get(key) if key and not key.isdigit() else given
        if value is None and local and key.isidentifier():
            value = Ref(f"%{key}", call.line)  # ``"…{table}…".format(**locals())``
        parts.append(value or named.get("**") or Const("?"))
    parts.append(head.value[end:])
    return Template(tuple(parts), call, call.scope)


def _substituted(path: str, call: Call, types: Types) -> Template | None:
    """``Template("…$name…").substitute(name=…)``, also of a template that has a name."""
    module = types.symbols.modules[path]
    head = Ref(call.name.rpartition(".")[0], call.line)
    bound: Expr | None = CallRef(call.receiver, call.line) if call.receiver >= 0 else None
    if bound is None and head.name[:1] == "%" and "." not in head.name:
        found = types.bound(path, call.scope, head.name)
        bound = found[0].value if len(found) == 1 else None
    elif bound is None:
        definition = types.symbols.definition(types.symbols.resolve(path, head.name))
        if definition is not None and definition.assign is not None:
            module, bound = types.symbols.modules[definition.path], definition.assign.value
    made = module.call(bound)
    if made is None or made.name != "string.Template" or not made.args or not isinstance(made.args[0], Const):
        return None
    named = dict(call.kwargs)
    spelt = call.args[0] if call.args else None
    named |= (
        {str(key.value): item for key, item in spelt.items if isinstance(key, Const)} if isinstance(spelt, Map) else {}
    )
    parts: list[str | Expr] = []
    end, text = 0, str(made.args[0].value)
    for found_at in _DOLLAR.finditer(text):
        parts.append(text[end : found_at.start()])
        end = found_at.end()
        if found_at[0] != "$$":
            parts.append(named.get(found_at[1]) or spelt or named.get("**") or Const("?"))
    return Template((*parts, text[end:]), call, call.scope)


def _named(path: str, call: Call, types: Types) -> Expr | None:
    """The constant that ``format`` is called on."""
    head = call.name.removesuffix(".format")
    if head[:1] == "%" and "." not in head:
        bound = types.bound(path, call.scope, head)
        return bound[0].value if len(bound) == 1 else None
    if head.startswith(("%self.", "%cls.")) and call.owner >= 0:
        cls = types.symbols.modules[path].classes[call.owner]
        found = types.symbols.class_field(path, cls, head.partition(".")[2])
        return found[1].value if found else None
    definition = types.symbols.definition(types.symbols.resolve(path, head))
    return definition.assign.value if definition is not None and definition.assign is not None else None
