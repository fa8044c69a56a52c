"""# Naive datetimes

**Reported**: `datetime.now()`, `utcnow()`, `today()`, `utcfromtimestamp()` and `fromtimestamp()` without a time zone; also the
function passed without a call, which linters do not see: `default=datetime.utcnow`, `default_factory=datetime.now`.

**Not reported**: calls with `tz`, an immediate `.replace(tzinfo=…)` or `.astimezone()`, `make_aware(…)`/`localize(…)` round it,
differences of two such values in one function (a duration), an immediate `.strftime`, `.date`, `.year` …; Django's
`timezone.now`, which is aware.

Wrong: `created_at = datetime.utcnow()`. Right: `created_at = datetime.now(timezone.utc)`.

`prodready fix` writes `datetime.now(timezone.utc)` with the import that the module's style asks for.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Finding, Location, Severity, finding
from prodready.facts.python import Call, CallRef, Const, Expr, Flag, Module, Op, Ref
from prodready.project.production import Production, place, spot

_ZONE_AT = {"now": 0, "fromtimestamp": 1, "utcnow": -1, "utcfromtimestamp": -1, "today": -1}
"""Position of the time zone's argument; -1: the function takes none and is always naive."""
_AWARE = ("make_aware", "localize", "normalize", "convert_to_utc", "ensure_utc", "to_utc")
_STAMPS = ("strftime", "date", "year", "month", "day", "hour", "weekday", "isoweekday")
"""What a naive local time is good for: a stamp of the calendar; a moment (isoformat, timestamp) needs its zone."""
_DEFAULTS = ("default", "default_factory", "onupdate", "server_default", "insert_default", "auto_now", "factory")


@finding(
    code="TIM101",
    name="naive-datetime",
    section="time",
    severity=Severity.ERROR,
    question="Is a point in time made without its zone?",
    why="A naive time means another moment on every machine, and cannot be compared with an aware one.",
    fix="Use datetime.now(timezone.utc).",
    references=("https://docs.python.org/3/library/datetime.html#aware-and-naive-objects",),
)
def rule(production: Production) -> Iterator[Finding]:
    """Calls and references that make naive datetimes."""
    for path, module in production.modules():
        wrapped = _wrapped(module)
        durations = _durations(module)
        for call in module.calls:
            name = _function(call.name)
            if name and _is_naive(call, name) and not call.flags & Flag.MAIN:
                if call.index in wrapped or call.index in durations or production.is_interactive(path, call):
                    continue
                yield spot(
                    "TIM101",
                    Severity.ERROR,
                    place(path, call),
                    f"datetime.{name}() makes a naive datetime",
                    fixable=name in ("now", "utcnow", "utcfromtimestamp", "fromtimestamp", "today"),
                )
        yield from _references(path, module)


def _function(name: str) -> str:
    """``now`` for ``datetime.datetime.now``, empty for any other name."""
    head, _, last = name.rpartition(".")
    return last if head == "datetime.datetime" and last in _ZONE_AT else ""


def _is_naive(call: Call, name: str) -> bool:
    position = _ZONE_AT[name]
    if position < 0:
        return True
    given = call.arg(position, "tz")
    if any(key == "**" for key, _ in call.kwargs):
        return False
    return given is None or (isinstance(given, Const) and given.value is None)


def _wrapped(module: Module) -> set[int]:
    """Calls whose result is made aware at once, or of which only a calendar part or a text is kept."""
    found: set[int] = set()
    for call in module.calls:
        last = call.name.rpartition(".")[2]
        if call.receiver >= 0:
            zone = call.kwarg("tzinfo") is not None if last == "replace" else last == "astimezone"
            if zone or last in _STAMPS:
                found.add(call.receiver)
        if last in _AWARE:
            found |= {value.index for value in call.args if isinstance(value, CallRef)}
    for read in module.reads:
        head, _, last = read.name.rpartition(".")
        if last in _STAMPS and head.endswith("()") and _function(head[:-2]):
            found |= {call.index for call in module.calls if call.line == read.line and _function(call.name)}
    return found


def _durations(module: Module) -> set[int]:
    """Calls whose value is only subtracted from, or subtracted in, the same function: a stopwatch."""
    differences = [expr for expr in _expressions(module) if isinstance(expr, Op) and expr.kind == "-"]
    direct = {item.index for expr in differences for item in expr.items if isinstance(item, CallRef)}
    names = {item.name for expr in differences for item in expr.items if isinstance(item, Ref) and item.name[:1] == "%"}
    timed = {
        (assign.scope, assign.target): assign.value.index
        for assign in module.assigns
        if isinstance(assign.value, CallRef) and assign.target in names
    }
    used_elsewhere = {
        (call.scope, value.name)
        for call in module.calls
        for value in (*call.args, *(v for _, v in call.kwargs))
        if isinstance(value, Ref)
    }
    stopwatch = {index for key, index in timed.items() if key not in used_elsewhere}
    both = {
        index
        for expr in differences
        for index in [item.index for item in expr.items if isinstance(item, CallRef)]
        if all(
            isinstance(item, CallRef) or (isinstance(item, Ref) and item.name in {target for _, target in timed})
            for item in expr.items
        )
    }
    return stopwatch | (direct & both)


def _expressions(module: Module) -> Iterator[Expr]:
    for assign in module.assigns:
        if assign.value is not None:
            yield from _deep(module, assign.value)
    for call in module.calls:
        for value in (*call.args, *(item for _, item in call.kwargs)):
            yield from _deep(module, value)
    for function in module.functions:
        for value in function.returned:
            yield from _deep(module, value)


def _deep(module: Module, expr: Expr) -> Iterator[Expr]:
    yield expr
    for item in getattr(expr, "items", ()) or getattr(expr, "parts", ()):
        if isinstance(item, tuple):
            for part in item:
                if part is not None:
                    yield from _deep(module, part)
        else:
            yield from _deep(module, item)


def _references(path: str, module: Module) -> Iterator[Finding]:
    """``default=datetime.utcnow``: the function itself, to be called later."""
    seen: set[tuple[int, str]] = set()
    for call in module.calls:
        for key, value in call.kwargs:
            if key in _DEFAULTS and isinstance(value, Ref) and _function(value.name):
                seen.add((value.line, value.name))
                yield _reference(path, module, value, key)
        for value in call.args:
            if isinstance(value, Ref) and _function(value.name) and (value.line, value.name) not in seen:
                yield _reference(path, module, value, "")


def _reference(path: str, module: Module, value: Ref, key: str) -> Finding:
    name = _function(value.name)
    column = next((read.column for read in module.reads if read.line == value.line and read.name == value.name), 0)
    lead = f"{key}=" if key else ""
    return spot(
        "TIM101",
        Severity.ERROR,
        Location(path, value.line, column, value.line, 0),
        f"{lead}datetime.{name} makes a naive datetime whenever it is called",
        fixable=bool(key),
    )
