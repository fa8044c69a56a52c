"""What a name or a call says of a value by itself: that it is a number, a key, a setting, the name of something mapped."""

from __future__ import annotations

import re

import msgspec

from prodready.facts.files import Role
from prodready.facts.python import Call, CallRef, Const, Expr, Fmt, Map, Op, Ref, Sub, last_word
from prodready.project.code.reaching import reaching
from prodready.project.code.types import Types
from prodready.project.snapshot import Snapshot

_QUOTING = re.compile(
    r"(?:^|[._:%])(?:quote\w*|\w+_quoted?|Identifier|quoted_name|escape\w*|\w*saniti[sz]ed?\w*|Literal|SQL|adapt|literal\w*|"
    r"mogrify|as_sql|int|float|len|sum|bool|abs|round|hash|hex|hexdigest|crc32|adler32|ord|sql_with_params|isoformat|timestamp|count|index|range|uuid[1-8](?:_\w+)?|id|translate|get_random_string|token_hex|token_urlsafe|randint|randrange|randbelow|getrandbits|time_ns)(?:\(\))?$"
    r"|(?:^|\.)(?:UUID|Decimal|timedelta|(?:datetime|date|time)\.fromisoformat)$"
)
_NAMING = re.compile(
    r"(?:^|\.)(?:__table__|__tablename__|db_table|db_column|tablename|table_name|_meta)(?:\.|$)|\.__name__$|\.column_names?$"
    r"|(?:^|[._%])(?:\w*column|col|\w*table)\.(?:(?:full)?name|key|schema|type|default\.arg)$"
)
CLOSED = frozenset(
    {"builtins.int()", "builtins.float()", "builtins.bool()", "decimal.Decimal()", "uuid.UUID()", "typing.Literal()"}
    | {"typing_extensions.Literal()", "datetime.datetime()", "datetime.date()", "datetime.timedelta()"}
)
"""Types whose values are no free text."""
_PUTS = frozenset({"join", "format", "str", "map", "list"})
"""Calls that put text together as it is."""
_ENUM = re.compile(r"(?:^|\.)(?:\w*Enum|\w*Choices)$")
_SETTINGS = re.compile(
    r"^(?:os\.(?:environ|getenv)|decouple\.config|django\.conf\.settings|flask\.current_app\.config)(?:[.(\[]|$)"
)
"""What the operator of the service sets, and nobody else."""
_HOLDERS = (
    r"(?:^|[._%:])(?:config|conf|cfg|settings|settings_dict|CONFIG|get_config\(\)|get_settings\(\)|ConfigParser\(\))"
)
_CONFIG = re.compile(_HOLDERS + "$")
_CONFIG_PART = re.compile(_HOLDERS + r"(?:\.\w+|\[\])?$")
"""A configuration, or a section of one (``settings.database``)."""
_ASKS_SETTING = re.compile(
    r"^_*(?:(?:get|read|load)_)?(?:\w+_)?(?:config|settings?)(?:_(?:get|value|option|str))?$", re.I
)
"""Functions that are asked for a setting by its name (``config_get("database", "schema")``)."""
_SETTINGS_BASE = re.compile(r"(?:^|\.)BaseSettings$")
_NUMBERS = re.compile(r"^uuid\.uuid\d\(\)\.(?:hex|int)$|[%.]\w+\.(?:x|y|z|srid|\w*pid)$|(?:^|\.)metadata\.schema$")
"""Digits of a random number, coordinates, and the schema that the service's tables are set up with."""
_TABLE = re.compile(r"(?:^|[.:])(?:sqlalchemy|sa|db)\.(?:\w+\.)*Table$")
"""Tables that the code defines, which stand for their names."""
_NO_TEXT = re.compile(
    r"^sqlalchemy\.(?:\w+\.)*(?:ClauseElement|ColumnElement|Select|TextClause|Table)\(\)$|\.u?int\d*\(\)$"
)
"""Expressions of SQLAlchemy, which compile themselves, and numbers of other libraries."""
_OF_MODEL = frozenset({"object_name", "model_name", "app_label", "label", "label_lower"})
"""What Django's ``_meta`` tells of a model, in the words of its class."""
_PARTS = frozenset({"database", "username", "host", "drivername"})
_BROUGHT = re.compile(
    r"request|session|context|local|state|environ|form|args|argv|params|cookie|header|stdin|input|ctx|current|user|query|body"
    r"|data|\bg\b",
    re.I,
)
_KEY = re.compile(r"(?:^|_)(?:id|pk)$")
_TIMES = frozenset({"datetime.datetime()", "datetime.date()", "datetime.time()"})
_TIME_PARTS = frozenset({"year", "month", "day", "hour", "minute", "second", "microsecond"})
_REQUEST = re.compile(r"(?:^|[.%:])request(?:[.(\[]|$)")
_ROWS = re.compile(
    r"(?:^|[._%])(?:cur|cursor|rows?|results?|fetch\w*|execute\w*|mappings|first|one(?:_or_none)?)(?:\(\))*$", re.I
)


def is_key(expr: Expr) -> bool:
    """Whether the key of a row or an object is asked for, by its name (``row["id"]``, ``order.pk``)."""
    if isinstance(expr, Sub):
        return isinstance(expr.index, Const) and bool(_KEY.search(str(expr.index.value)))
    return isinstance(expr, Ref) and "." in expr.name and bool(_KEY.search(last_word(expr.name)))


class ClosedValues(msgspec.Struct, frozen=True):
    """Answers over one snapshot."""

    snapshot: Snapshot
    types: Types
    numbers: frozenset[str] = frozenset()
    """Names of fields that hold numbers in whatever class has them."""

    def is_closed(self, path: str, scope: int, expr: Ref) -> bool:
        """Whether a name is a number, a member of an enum, a name of a mapped table, a key or a setting."""
        if (
            _NAMING.search(expr.name)
            or _NUMBERS.search(expr.name)
            or self._is_setting(path, scope, expr.name)
            or self._in_settings(path, expr.name)
            or self._is_of_method(path, expr.name)
            or self._is_column_name(path, expr.name)
            or self._is_part_of_address(path, scope, expr.name)
            or self._is_name_of_model(path, scope, expr.name)
        ):
            return True
        known = self.types.of(path, scope, expr)
        if (
            known in CLOSED
            or _NO_TEXT.search(known)
            or self._is_number_class(known)
            or self._is_of_library(path, expr.name)
            or self.types.typed(path, scope, expr.name).startswith("zoneinfo.ZoneInfo()")
        ):
            return True
        head, _, last = expr.name.rpartition(".")
        if last in _TIME_PARTS and head and self.types.of(path, scope, Ref(head, expr.line)) in _TIMES:
            return True
        is_key = bool(_KEY.search(last)) or (last in self.numbers and not known)
        if is_key and head and known != "builtins.str()" and not _REQUEST.search(head):
            return True  # the key of a row
        return self._is_member(path, scope, expr)

    def _is_of_library(self, path: str, name: str) -> bool:
        """Whether an outside module has a value itself, by its name none of what a request or a user brought."""
        full = self.types.symbols.resolve(path, name)
        told = full[0] not in "%&:?" and ":" not in full and "(" not in full and "[" not in full
        return told and (full.count(".") > 1 or full.startswith("string.")) and not _BROUGHT.search(full)

    def _is_of_method(self, path: str, name: str) -> bool:
        """Whether it is what a class itself tells of one of its methods or descriptors (``Flags.joins.bit``)."""
        owner, _, method = name.rpartition(".")[0].rpartition(".")
        found = self.types.symbols.definition(self.types.symbols.resolve(path, owner)) if owner else None
        if found is None or found.cls is None or owner[0] == "%":
            return False
        member = self.types.symbols.method(found.path, found.cls, method)
        return member is not None and member.function is not None

    def _is_column_name(self, path: str, name: str) -> bool:
        """Whether it is what a mapped class calls one of its columns (``Order.paid_at.name``)."""
        head, _, part = name.rpartition(".")
        owner, _, column = head.rpartition(".")
        if part not in ("name", "key") or not owner or owner[0] == "%":
            return False
        found = self.types.symbols.definition(self.types.symbols.resolve(path, owner))
        field = self.types.symbols.class_field(found.path, found.cls, column) if found and found.cls else None
        made = self.types.symbols.modules[field[0]].call(field[1].value) if field is not None else None
        return made is not None and last_word(made.name) in ("mapped_column", "Column")

    def _is_part_of_address(self, path: str, scope: int, name: str) -> bool:
        """Whether it is a part of an address that SQLAlchemy took apart, which nobody who asks for anything brought."""
        head, _, part = name.rpartition(".")
        if part not in _PARTS or head[:1] != "%" or "." in head:
            return False
        module = self.types.symbols.modules[path]
        calls = [module.call(item.value) for item in self.types.bound(path, scope, head) if item.value is not None]
        return bool(calls) and all(
            call is not None
            and last_word(call.name) == "make_url"
            and bool(call.args)
            and not _BROUGHT.search(module.written(call.args[0]) or "data")
            for call in calls
        )

    def _is_name_of_model(self, path: str, scope: int, name: str) -> bool:
        """Whether it is what a model is called, asked of what its ``_meta`` was bound to (``opts.object_name``)."""
        head, _, part = name.rpartition(".")
        if part not in _OF_MODEL or head[:1] != "%" or "." in head:
            return False
        values = [item.value for item in self.types.bound(path, scope, head)]
        return bool(values) and all(isinstance(item, Ref) and last_word(item.name) == "_meta" for item in values)

    def _is_number_class(self, known: str) -> bool:
        """Whether a value is of a class of the repository that is a number (``class Height(int)``)."""
        found = self.types.symbols.definition(known.removesuffix("()")) if known.endswith("()") else None
        if found is None or found.cls is None:
            return False
        return any(f"{base}()" in CLOSED for base, _ in self.types.symbols.ancestors(found.path, found.cls))

    def is_closed_call(self, path: str, call: Call) -> bool:
        """Whether a call quotes or counts, compiles an expression of SQL, or asks for a name, a key or a setting."""
        if self._quotes(path, call) or _NAMING.search(call.name) or self._is_setting(path, call.scope, call.name):
            return True
        owner, _, last = call.name.rpartition(".")
        if _TABLE.search(call.name) and call.args and isinstance(call.args[0], Const):
            return True
        if last == "values_list" and call.args and all(map(self._is_number, call.args)):
            return True
        if (
            call.args
            and _ASKS_SETTING.search(last_word(call.name))
            and all(isinstance(item, Const) for item in call.args)
        ):
            return True
        if _NAMING.search(owner) and last in ("lower", "upper"):
            return True
        if last == "replace" and len(call.args) == 2 + (
            owner == "builtins.str"
        ):  # a quote that is doubled ends nothing
            quote, doubled = (item.value if isinstance(item, Const) else None for item in call.args[-2:])
            return isinstance(quote, str) and quote in ("'", '"', "`") and doubled == quote * 2
        if last == "process" and last_word(owner).endswith("compiler"):
            return True  # an expression of SQLAlchemy
        if last == "compile":
            return not self.types.call_name(path, call).startswith(("re.", "builtins."))
        if last.startswith("scalar"):
            return bool(call.args) and self._is_key_query(path, call.args[0])
        return last == "get" and bool(_CONFIG_PART.search(owner))

    def _is_number(self, expr: Expr) -> bool:
        """Whether it names a field that holds keys or other numbers."""
        name = expr.value if isinstance(expr, Const) else None
        return isinstance(name, str) and (bool(_KEY.search(name)) or name in self.numbers)

    def _quotes(self, path: str, call: Call) -> bool:
        """Whether a call quotes or counts by its name; one of the repository's own has to do more than put quotes round it."""
        if not _QUOTING.search(call.name):
            bound = self.types.bound(path, call.scope, call.name)
            meant = [item.value.name for item in bound if isinstance(item.value, Ref)]
            return bool(meant) and len(meant) == len(bound) and all(map(_QUOTING.search, meant))  # ``qn = quote_name``
        own = self.types.callee(path, call)
        if own is None or own.function is None or not own.function.returned:
            return True
        module, scope = self.types.symbols.modules[own.path], own.function.index
        inside = module.calls_of(scope)
        returned = [module.call(item) or item for item in own.function.returned]
        texts = all(isinstance(item, Fmt) or (isinstance(item, Call) and item in inside) for item in returned)
        return not texts or any(last_word(each.name) not in _PUTS for each in inside)

    def _is_setting(self, path: str, scope: int, name: str) -> bool:
        if _SETTINGS.match(self.types.symbols.resolve(path, name)):
            return True
        head = name.rpartition(".")[0]
        if head and _CONFIG_PART.search(head):
            return True
        owner = (
            self.types.symbols.definition(self.types.of(path, scope, Ref(head)).removesuffix("()")) if head else None
        )
        if owner is None or owner.cls is None:
            return False
        return any(_SETTINGS_BASE.search(base) for base, _ in self.types.symbols.ancestors(owner.path, owner.cls))

    def _in_settings(self, path: str, name: str) -> bool:
        """Whether a module of settings holds a value (``settings.extensions``)."""
        where, _, rest = self.types.symbols.resolve(path, name).partition(":")
        return bool(rest) and self.snapshot.role(where) is Role.SETTINGS

    def is_key_of_row(self, path: str, scope: int, expr: Sub) -> bool:
        """Whether it is the key of a row that a query gave (``row["team_id"]``)."""
        known = isinstance(expr.index, Const) and bool(_KEY.search(str(expr.index.value)))
        return known and self.is_row(path, scope, expr.value)

    def is_row(self, path: str, scope: int, value: Expr) -> bool:
        """Whether a value is a row that a query gave, or some of them."""
        if isinstance(value, Ref) and value.name[0] == "%" and "." not in value.name:
            bound = reaching(self.types.symbols.modules[path], self.types.bound(path, scope, value.name), value.line)
            values = [item.value for item in bound]
            return bool(_ROWS.search(value.name)) if not values else all(self._is_rows(path, item) for item in values)
        return self._is_rows(path, value)

    def _is_key_query(self, path: str, expr: Expr) -> bool:
        """Whether a query asks for a key or a count (``select(func.max(Order.id))``)."""
        if isinstance(expr, Ref):
            return bool(_KEY.search(expr.name.rpartition(".")[2]))
        call = self.types.symbols.modules[path].call(expr)
        last = call.name.rpartition(".")[2] if call is not None else ""
        if call is None or not call.args or last not in ("select", "max", "min"):
            return last == "count"
        return len(call.args) == 1 and self._is_key_query(path, call.args[0])

    def _is_rows(self, path: str, expr: Expr | None) -> bool:
        if isinstance(expr, Op) and expr.kind in ("iter", "await"):
            expr = expr.items[0]
        name = self.types.symbols.modules[path].calls[expr.index].name if isinstance(expr, CallRef) else ""
        return bool(_ROWS.search(expr.name if isinstance(expr, Ref) else name))

    def _is_member(self, path: str, scope: int, expr: Ref) -> bool:
        """Whether a name is a member of an enum, or its value."""
        head, _, last = expr.name.rpartition(".")
        member = head if last in ("value", "name") else expr.name
        known = self.types.of(path, scope, Ref(member)).removesuffix("()")
        for symbol in (known, self.types.symbols.resolve(path, member).rpartition(".")[0]):
            found = self.types.symbols.definition(symbol)
            if found is not None and found.cls is not None:
                bases = self.types.symbols.ancestors(found.path, found.cls)
                if any(_ENUM.search(name) for name, _ in bases):
                    return True
        return False

    def is_table_of_functions(self, path: str, name: str) -> bool:
        """Whether it is one of the functions of a constant table that is called (``TRANSFORMS[column](value)``)."""
        symbols = self.types.symbols
        found = symbols.definition(symbols.resolve(path, name[:-2])) if name.endswith("[]") else None
        table = found.assign.value if found is not None and found.assign is not None else None
        return isinstance(table, Map) and all(
            (isinstance(item, Op) and item.kind == "lambda") or isinstance(item, Ref) for _, item in table.items
        )

    @staticmethod
    def is_option(expr: Sub) -> bool:
        """Whether it is an option of what is called a configuration, or of a section (``config["database"]["table"]``)."""
        held = expr.value.value if isinstance(expr.value, Sub) else expr.value
        return isinstance(held, Ref) and bool(_CONFIG.search(held.name))
