"""# Naive datetimes

**Reported**: `datetime.now()`, `utcnow()`, `today()`, `utcfromtimestamp()` and `fromtimestamp()` without a time zone; also the
function passed without a call, which linters do not see: `default=datetime.utcnow`, `default_factory=datetime.now`.

**Not reported**: calls with `tz`, an immediate `.replace(tzinfo=…)` or `.astimezone()`, `make_aware(…)`/`localize(…)` round
it, differences of two such values in one function (a duration), an immediate `.date()`, `.year`, `.minute`,
`.strftime("%Y-%m-%d")`, a stamp for a name (`.strftime("%Y%m%d-%H%M%S")`), `now().timestamp()`, which counts from the epoch in
every zone, as `utcnow().timestamp()` does not, and the text of `utcnow()` that says its zone
(`.strftime("%Y-%m-%dT%H:%M:%SZ")`, `.isoformat() + "Z"`), also by a variable of which nothing else is taken, and, for dates
and their parts, after days were added; Django's `timezone.now`, which is aware.

Wrong: `created_at = datetime.utcnow()`. Right: `created_at = datetime.now(timezone.utc)`.

`prodready fix` writes `datetime.now(timezone.utc)` with the import that the module's style asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from prodready.api import Finding, Location, Rewrite, Severity, finding
from prodready.facts.python import Assign, Call, CallRef, Const, Expr, Flag, Fmt, Module, Op, Ref, is_literal, last_word
from prodready.project.code.expressions import deep, expressions
from prodready.project.services.production import Production, place, spot

_ZONE_AT = {"now": 0, "fromtimestamp": 1, "utcnow": -1, "utcfromtimestamp": -1, "today": -1}
"""Position of the time zone's argument; -1: the function takes none and is always naive."""
_AWARE = ("make_aware", "localize", "normalize", "convert_to_utc", "ensure_utc", "to_utc")
_STAMPS = ("date", "year", "month", "day", "weekday", "isoweekday", "minute", "second", "microsecond")
"""What a naive local time is good for: a part of the calendar, or of the hour; a moment (isoformat) needs its zone."""
_LOCAL = frozenset({"now", "today", "fromtimestamp"})
"""Makes the machine's own time in its own zone, which ``timestamp()`` takes it for."""
_FILE = re.compile(r"(?<!%)\.[a-z]\w{1,4}$")
"""The end of a stamp that names a file."""
_SAYS_UTC = re.compile(r"(?<!%)Z$|\bUTC$|[+]00:?00$")
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
    rewrite=Rewrite("prodready_rules.rewrites.naive_datetime:with_timezone"),
)
def rule(production: Production) -> Iterator[Finding]:
    """Calls and references that make naive datetimes."""
    for path, module in production.modules():
        naive = {call.index for call in module.calls if (name := _function(call.name)) and _is_naive(call, name)}
        harmless = set[int]()
        if naive:
            harmless = _wrapped(module) | _counted_from(module, naive) | _with_zone_in_text(module)
            harmless |= _stopwatches(module, naive) | _kept(module, naive)
        for index in sorted(naive - harmless):
            call = module.calls[index]
            if not call.flags & Flag.MAIN and not production.is_interactive(path, call):
                message = f"datetime.{_function(call.name)}() makes a naive datetime"
                yield spot("TIM101", Severity.ERROR, place(path, call), message, fixable=True)
        yield from _aliased(production, path, module)
        yield from _references(production, path, module)


def _aliased(production: Production, path: str, module: Module) -> Iterator[Finding]:
    """``now = datetime.utcnow`` and then ``now()``, in this module or another."""
    for call in module.calls:
        name = "" if _function(call.name) else _function(_meant(production, path, module, call.scope, call.name))
        if name and _is_naive(call, name) and not call.flags & Flag.MAIN and not production.is_interactive(path, call):
            shown = last_word(call.name)
            message = f"{shown}() is datetime.{name}() and makes a naive datetime"
            yield spot("TIM101", Severity.ERROR, place(path, call), message)


def _meant(production: Production, path: str, module: Module, scope: int, name: str) -> str:
    """What a name stands for: that of a module's top level, or of a local variable that is bound once."""
    if name[0] != "%":
        return production.symbols.resolve(path, name)
    while scope >= 0 and "." not in name:
        bound = [item.value for item in module.assigns_of(scope) if item.target == name]
        if bound or module.functions[scope].param(name[1:]) is not None:
            return bound[0].name if len(bound) == 1 and isinstance(bound[0], Ref) else ""
        scope = module.functions[scope].scope
    return ""


def _function(name: str) -> str:
    """``now`` for ``datetime.datetime.now``, empty for any other name."""
    last = name.removeprefix("datetime.datetime.")
    return last if last in _ZONE_AT and last != name else ""


def _is_naive(call: Call, name: str) -> bool:
    position = _ZONE_AT[name]
    if position < 0:
        return True
    given = call.arg(position, "tz")
    if any(key == "**" for key, _ in call.kwargs):
        return False
    return given is None or is_literal(given, None)


def _wrapped(module: Module) -> set[int]:
    """Calls whose result is made aware at once, or of which only the calendar's part is kept."""
    found: set[int] = set()
    for call in module.calls:
        head, _, last = call.name.rpartition(".")
        if call.receiver >= 0 and _is_right(_function(head.removesuffix("()")), call, last):
            found.add(call.receiver)
        if last in _AWARE:
            found |= {value.index for value in call.args if isinstance(value, CallRef)}
    for read in module.reads:
        head, _, last = read.name.rpartition(".")
        if last in _STAMPS and head.endswith("()") and _function(head[:-2]):
            found |= {call.index for call in module.calls if call.line == read.line and _function(call.name)}
    return found


def _counted_from(module: Module, naive: set[int]) -> set[int]:
    """Naive calls of which the calendar's part is kept after something was added (``(now() - timedelta(days=7)).date()``)."""
    ends = [call for call in module.calls if call.name[:2] == "?." and _keeps_no_moment(call, call.name[2:])]
    passed_on = {value.index for call in module.calls for value in call.arguments if isinstance(value, CallRef)}
    return {index for index in naive - passed_on if any(_is_inside(end, module.calls[index]) for end in ends)}


def _is_inside(outer: Call, inner: Call) -> bool:
    begins = (outer.line, outer.column) <= (inner.line, inner.column)
    return begins and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)


def _with_zone_in_text(module: Module) -> set[int]:
    """Calls of ``utcnow()`` whose text gets its zone (``utcnow().isoformat() + "Z"``)."""
    found: set[int] = set()
    for expr in expressions(module):
        for text, end in pairwise(expr.parts) if isinstance(expr, Fmt) else ():
            call = module.call(text)
            says = isinstance(end, Const) and str(end.value).startswith(("Z", "+00:00"))
            if call is not None and says and call.name.startswith("datetime.datetime.utc"):
                found |= {call.receiver} if last_word(call.name) == "isoformat" else set()
    return found


def _is_right(function: str, call: Call, last: str) -> bool:
    """Whether what is taken of the result of a function says no wrong moment."""
    if last == "timestamp":
        return function in _LOCAL
    if last == "strftime" and function.startswith("utc") and _SAYS_UTC.search(_format(call.arg(0))):
        return True
    return _keeps_no_moment(call, last)


def _keeps_no_moment(call: Call, last: str) -> bool:
    if last == "replace":
        return call.kwarg("tzinfo") is not None
    if last == "strftime":
        text = _format(call.arg(0))
        return (
            bool(_FILE.search(text))
            or not re.search(r"%[HIMSzZcXfps]", text)
            or not re.search(r"[:\sT]|%[zZcXsp]", text)
        )
    return last == "astimezone" or last in _STAMPS


def _format(given: Expr | None) -> str:
    """What ``strftime`` is told, without what is put into it; the local form of everything if that is not written there."""
    parts = given.parts if isinstance(given, Fmt) else (given,)
    text = "".join(str(part.value) for part in parts if isinstance(part, Const))
    return text or "%c"


def _named(module: Module, naive: set[int]) -> list[tuple[Assign, int]]:
    """The bindings of variables of functions to naive calls, each with the call."""
    return [
        (assign, assign.value.index)
        for assign in module.assigns
        if isinstance(assign.value, CallRef) and assign.value.index in naive and assign.target[0] == "%"
    ]


def _kept(module: Module, naive: set[int]) -> set[int]:
    """Naive calls under a name of which only a part of the calendar or a stamp for a name is taken."""
    found: set[int] = set()
    named = _named(module, naive)
    held = (
        {item.name for expr in expressions(module) for item in deep(expr) if isinstance(item, Ref)} if named else set()
    )
    for assign, index in named:
        below = f"{assign.target}."
        calls = [call for call in module.calls_of(assign.scope) if call.name.startswith(below)]
        reads = [read.name for read in module.reads if read.name.startswith(below)]
        function = _function(module.calls[index].name)
        fits = all(_is_right(function, call, call.name[len(below) :]) for call in calls)
        if calls and fits and assign.target not in held and all(name[len(below) :] in _STAMPS for name in reads):
            found.add(index)
    return found


def _stopwatches(module: Module, naive: set[int]) -> set[int]:
    """Naive calls that only measure a duration: ``now() - start``, and the ``start`` that nothing else uses."""
    started = {(assign.scope, assign.target): index for assign, index in _named(module, naive)}
    names = {target for _, target in started}
    found: set[int] = set()
    measured: set[str] = set()
    for expr in expressions(module):
        if isinstance(expr, Op) and expr.kind == "-" and all(_is_time(item, naive, names) for item in expr.items):
            found |= {item.index for item in expr.items if isinstance(item, CallRef)}
            measured |= {item.name for item in expr.items if isinstance(item, Ref)}
    passed_on = {value.name for call in module.calls for value in call.arguments if isinstance(value, Ref)}
    return found | {index for (_, name), index in started.items() if name in measured - passed_on}


def _is_time(expr: Expr, naive: set[int], names: set[str]) -> bool:
    if isinstance(expr, CallRef):
        return expr.index in naive
    return isinstance(expr, Ref) and expr.name in names


def _references(production: Production, path: str, module: Module) -> Iterator[Finding]:
    """``default=datetime.utcnow``: the function itself, to be called later."""
    seen: set[tuple[int, str]] = set()
    for call in module.calls:
        for key, value in call.kwargs:
            if key in _DEFAULTS and isinstance(value, Ref):
                meant = _meant(production, path, module, call.scope, value.name)
                if _function(meant):
                    seen.add((value.line, value.name))
                    yield _reference(path, module, value, key, _function(meant))
        for value in call.args:
            if not isinstance(value, Ref) or not _function(value.name) or (value.line, value.name) in seen:
                continue
            if not _zoned(call, _function(value.name)):
                yield _reference(path, module, value, "", _function(value.name))


def _zoned(call: Call, name: str) -> bool:
    """``partial(datetime.now, UTC)``: whether the zone is bound together with the function."""
    if call.name != "functools.partial" or _ZONE_AT[name] < 0:
        return False
    given = call.arg(_ZONE_AT[name] + 1, "tz")
    return given is not None and not is_literal(given, None)


def _reference(path: str, module: Module, value: Ref, key: str, name: str) -> Finding:
    column = next((read.column for read in module.reads if read.line == value.line and read.name == value.name), 0)
    lead = f"{key}=" if key else ""
    return spot(
        "TIM101",
        Severity.ERROR,
        Location(path, value.line, column, value.line, 0),
        f"{lead}datetime.{name} makes a naive datetime whenever it is called",
        fixable=bool(key) and bool(_function(value.name)),
    )
