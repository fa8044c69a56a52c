"""TIM101: ``datetime.utcnow()`` and its kin to ``datetime.now(timezone.utc)``."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from prodready.fix.nodes import dotted, keyword, named, replaced_args, text_of, walk
from prodready.fix.site import Changed, Declined, Draft, Site, rewriter
from prodready_rules.rewrites.zone_texts import may_be_of, puts_zone_behind, zoned_texts

_CLASS = "datetime.datetime"
_NOW = ("now", "utcnow", "today")
_STAMP = ("fromtimestamp", "utcfromtimestamp")
_STILL_TIME = frozenset({"replace"})
"""Methods whose result is a datetime of the same kind."""
_SPANS = ("timedelta", "relativedelta")
_COLUMNS = frozenset({"Column", "mapped_column"})
_NAIVE_TYPES = frozenset({"DateTime", "DATETIME", "TIMESTAMP"})
_TIGHT = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))


def _is_naive(node: cst.CSTNode, draft: Draft) -> bool:
    """A call of one of the functions, or such a function passed by keyword."""
    if isinstance(node, cst.Call):
        return _function(draft.imports.qualified(node.func)) != ""
    above = draft.parents.get(node)
    return isinstance(above, cst.Arg) and above.value is node and _function(draft.imports.qualified(node)) in _NOW


def _function(name: str) -> str:
    head, _, last = name.rpartition(".")
    return last if head == _CLASS and last in (*_NOW, *_STAMP) else ""


@rewriter(cst.Call, cst.Attribute, accepts=_is_naive)
def with_timezone(site: Site[cst.BaseExpression]) -> Changed:
    """The aware call, or a lambda of it where the function itself is passed."""
    node, original = site.node, site.original
    if isinstance(node, cst.Call) and isinstance(original, cst.Call):
        _refuse_broken_result(site)
        _refuse_zone_behind(site)
        _refuse_comparison(site)
        _refuse_naive_column(site)
        return _aware_call(site, node, _function(site.qualified(original.func)))
    _refuse_naive_column(site)
    return _aware_reference(site)


def _aware_call(site: Site[cst.BaseExpression], call: cst.Call, function: str) -> cst.BaseExpression:
    if not isinstance(call.func, cst.Attribute):
        raise Declined("the function has a name of its own")
    if function in _NOW and _uses_django(site):
        return replaced_args(call.with_changes(func=named(f"{site.obtain('django.utils', 'timezone')}.now")), [])
    zone = cst.Arg(named(_zone(site)))
    if function in _NOW:
        func = call.func.with_changes(attr=cst.Name("now"))
        return replaced_args(call.with_changes(func=func), [zone])
    moments = [arg for index, arg in enumerate(call.args) if not _is_zone(arg, index)]
    if len(moments) != 1 or moments[0].star:
        raise Declined("its arguments are not sure")
    func = call.func.with_changes(attr=cst.Name("fromtimestamp"))
    return replaced_args(
        call.with_changes(func=func), [moments[0], zone.with_changes(keyword=cst.Name("tz"), equal=_TIGHT)]
    )


def _is_zone(arg: cst.Arg, index: int) -> bool:
    return arg.keyword.value == "tz" if arg.keyword is not None else index == 1


def _aware_reference(site: Site[cst.BaseExpression]) -> cst.BaseExpression:
    """``default_factory=datetime.utcnow`` to ``default_factory=lambda: datetime.now(timezone.utc)``."""
    arg = site.parent
    if not isinstance(arg, cst.Arg) or arg.keyword is None or not isinstance(site.node, cst.Attribute):
        raise Declined("what calls it may give it arguments")
    _refuse_zone_behind(site)
    _refuse_comparison(site)
    if arg.keyword.value == "server_default":
        raise Declined("a server default is SQL, not a function")
    outer = site.draft.parents[arg]
    if isinstance(outer, cst.Call) and _is_django_field(site.qualified(outer.func)):
        return named(f"{site.obtain('django.utils', 'timezone')}.now")  # migrations cannot write a lambda
    call = cst.Call(site.node.with_changes(attr=cst.Name("now")), [cst.Arg(named(_zone(site)))])
    return cst.Lambda(cst.Parameters(), call)


def _is_django_field(name: str) -> bool:
    return name.startswith("django.") and name.endswith("Field")


def _uses_django(site: Site[cst.BaseExpression]) -> bool:
    return site.draft.imports.bound_as("django.utils.timezone") != ""


def _zone(site: Site[cst.BaseExpression]) -> str:
    """UTC in the form that goes with how the class is written: ``dt.timezone.utc``, ``timezone.utc``, ``UTC``."""
    original = site.original.func if isinstance(site.original, cst.Call) else site.original
    owner = original.value if isinstance(original, cst.Attribute) else None
    if isinstance(owner, cst.Attribute) and site.qualified(owner.value) == "datetime":
        return f"{dotted(owner.value)}.timezone.utc"
    constant = site.draft.imports.bound_as("datetime.UTC")
    if constant and not site.draft.names.shadowed(constant, site.original):
        return constant
    return f"{site.obtain('datetime', 'timezone')}.utc"


# where an aware time would break what is done with it


def _refuse_broken_result(site: Site[cst.BaseExpression]) -> None:
    """``utcnow().isoformat() + "Z"``: the text of an aware time has its zone already; ``mktime`` wants local parts."""
    node, method = _last_of_chain(site, site.original)
    if method == "timetuple":
        raise Declined("its parts are taken for local time")
    if (
        method == "strftime"
        and isinstance(node, cst.Call)
        and "%s" in (text_of(node.args[0].value) or "" if node.args else "")
    ):
        raise Declined("its parts are taken for local time")
    if method != "isoformat":
        return
    above = site.draft.parents[node]
    if isinstance(above, cst.Subscript) and above.value is node:
        raise Declined("its text is cut, and an aware time has more of it")
    if puts_zone_behind(node, site.draft.parents):
        raise Declined("a zone is put behind its text, and an aware time has one")


def _refuse_zone_behind(site: Site[cst.BaseExpression]) -> None:
    """As above where the time is kept first: ``now = utcnow()`` and then ``now.isoformat() + "Z"``."""
    if any(
        may_be_of(text, site.original, site.draft.parents)
        for text in zoned_texts(site.draft.module, site.draft.parents)
    ):
        raise Declined("a zone is put behind the text of a time in this file, and an aware one has it")


def _last_of_chain(site: Site[cst.BaseExpression], node: cst.CSTNode) -> tuple[cst.CSTNode, str]:
    """The call at the end of the methods that keep a datetime, with the first method that does not."""
    parents = site.draft.parents
    while True:
        attribute = parents.get(node)
        call = parents.get(attribute) if isinstance(attribute, cst.Attribute) and attribute.value is node else None
        if not isinstance(attribute, cst.Attribute) or not isinstance(call, cst.Call) or call.func is not attribute:
            return node, ""
        node = call
        if attribute.attr.value not in _STILL_TIME:
            return node, attribute.attr.value


def _refuse_comparison(site: Site[cst.BaseExpression]) -> None:
    """Aware and naive times cannot be compared, and what the other side is lies outside the file.

    Where one of a file's times is compared, all of them stay that are kept as times: half of them aware breaks more
    than none.
    """
    if site.draft.unsafe:
        return
    if _is_compared(site):
        raise Declined("needs --unsafe: it is compared with a time that must be aware as well")
    if name := _receiver(site):
        raise Declined(f"needs --unsafe: it is given to {name}(), which must take an aware time")
    kept = not _last_of_chain(site, _moment(site, site.original))[1]
    if kept and any(_is_compared(site.beside(each)) for each in site.targets()):
        raise Declined("needs --unsafe: times of this file are compared with others, which must be aware as well")


_NEUTRAL = frozenset(
    {"str", "repr", "print", "format", "int", "float", "bool", "type", "isinstance", "append", "add", "put", "dumps"}
    | {"debug", "info", "warning", "error", "exception", "critical", "log", "setdefault", "set", "setattr", "getattr"}
)
"""Functions to which one time is as good as another."""


def _receiver(site: Site[cst.BaseExpression]) -> str:
    """The function that is given the result, and may want it naive: not a class, and not by a keyword that says what."""
    for each in (site.original, *_uses_of_result(site)):
        top = _moment(site, each)
        if not _last_of_chain(site, top)[1] and (name := _taker(site, top)):
            return name
    return ""


def _taker(site: Site[cst.BaseExpression], node: cst.CSTNode) -> str:
    """The function to which a time is given by position, itself or as the text that ``str`` makes of it."""
    arg = site.draft.parents.get(node)
    call = site.draft.parents.get(arg) if isinstance(arg, cst.Arg) and arg.keyword is None else None
    if not isinstance(call, cst.Call):
        return ""
    owner, _, name = dotted(call.func).rpartition(".")
    if name == "str" and not owner:
        return _taker(site, call)
    is_column = owner[:1].isupper() and "asyncpg" not in site.draft.traits  # ``Job.created_at.between(a, b)``
    return name if name[:1].islower() and name not in _NEUTRAL and not is_column else ""


def _is_compared(site: Site[cst.BaseExpression]) -> bool:
    return any(_meets_other(site, each) for each in (site.original, *_uses_of_result(site)))


def _uses_of_result(site: Site[cst.BaseExpression]) -> Iterator[cst.CSTNode]:
    """Where the variable is read that the result is bound to."""
    top = _moment(site, site.original)
    above = site.draft.parents.get(top)
    if not isinstance(above, cst.Assign) or len(above.targets) != 1:
        return
    name = above.targets[0].target
    scope = next((each for each in site.ancestors if isinstance(each, (cst.FunctionDef, cst.Module))), None)
    if isinstance(name, cst.Name) and scope is not None:
        yield from (each for each in walk(scope) if isinstance(each, cst.Name) and each.value == name.value)


def _moment(site: Site[cst.BaseExpression], node: cst.CSTNode) -> cst.CSTNode:
    """The largest expression around ``node`` that is the same kind of time: shifted, with parts replaced."""
    parents = site.draft.parents
    while True:
        last, method = _last_of_chain(site, node)
        above = parents.get(last)
        if method or not isinstance(above, cst.BinaryOperation):
            return last if not method else node
        if not _shifts(above, last):
            return last
        node = above


def _shifts(operation: cst.BinaryOperation, node: cst.CSTNode) -> bool:
    """Whether an operation moves a time by a span: any sum does."""
    if isinstance(operation.operator, cst.Add):
        return True
    return isinstance(operation.operator, cst.Subtract) and operation.left is node and _is_span(operation.right)


def _is_span(node: cst.BaseExpression) -> bool:
    return any(isinstance(each, cst.Call) and dotted(each.func).rpartition(".")[2] in _SPANS for each in walk(node))


def _meets_other(site: Site[cst.BaseExpression], node: cst.CSTNode) -> bool:
    top = _moment(site, node)
    above = site.draft.parents.get(top)
    if _last_of_chain(site, top)[1]:
        return False
    if isinstance(above, cst.ComparisonTarget):
        comparison = site.draft.parents[above]
        return isinstance(comparison, cst.Comparison) and not _is_aware(site, comparison.left)
    if isinstance(above, cst.Comparison):
        ordered = [each for each in above.comparisons if not isinstance(each.operator, (cst.Is, cst.IsNot))]
        return any(not _is_aware(site, each.comparator) for each in ordered)
    if isinstance(above, cst.BinaryOperation) and isinstance(above.operator, cst.Subtract):
        return not _is_aware(site, above.right if above.left is top else above.left)
    return False


def _is_aware(site: Site[cst.BaseExpression], node: cst.BaseExpression) -> bool:
    """Whether a time is aware after this run for sure, or a column of a table, which SQL compares."""
    name = dotted(node)
    if "." in name and name[:1].isupper():
        return "asyncpg" not in site.draft.traits
    for each in walk(node):
        if site.is_target(each):
            return True
        if isinstance(each, cst.Call):
            called = site.qualified(each.func)
            if called == "django.utils.timezone.now" or (_function(called) in _NOW and each.args):
                return True
    return isinstance(node, cst.Name) and any(_bound_to_target(site, each, node.value) for each in _scope(site))


def _scope(site: Site[cst.BaseExpression]) -> Iterator[cst.CSTNode]:
    scope = next((each for each in site.ancestors if isinstance(each, (cst.FunctionDef, cst.Module))), None)
    yield from walk(scope) if scope is not None else ()


def _bound_to_target(site: Site[cst.BaseExpression], node: cst.CSTNode, name: str) -> bool:
    if not isinstance(node, cst.Assign) or not any(dotted(each.target) == name for each in node.targets):
        return False
    return any(site.is_target(each) for each in walk(node.value))


def _refuse_naive_column(site: Site[cst.BaseExpression]) -> None:
    """asyncpg, unlike other drivers, refuses an aware time for a column without a zone."""
    if site.draft.unsafe or "asyncpg" not in site.draft.traits:
        return
    for each in site.ancestors:
        if isinstance(each, cst.Call) and dotted(each.func).rpartition(".")[2] in _COLUMNS and _stores_no_zone(each):
            raise Declined("needs --unsafe: the column stores no zone, and asyncpg refuses an aware time for it")
        if isinstance(each, cst.ClassDef) and keyword_of(each, "table"):
            raise Declined("needs --unsafe: the table stores no zone, and asyncpg refuses an aware time for it")
        if isinstance(each, cst.FunctionDef):
            return


def keyword_of(cls: cst.ClassDef, name: str) -> bool:
    """Whether a class is declared with the keyword ``name``."""
    return any(arg.keyword is not None and arg.keyword.value == name for arg in cls.keywords)


def _stores_no_zone(column: cst.Call) -> bool:
    for each in walk(column):
        if isinstance(each, cst.Call) and (zone := keyword(each, "timezone")) is not None:
            return dotted(zone.value) != "True"
    types = [arg.value for arg in column.args if arg.keyword is None or arg.keyword.value == "type_"]
    names = [dotted(each.func if isinstance(each, cst.Call) else each).rpartition(".")[2] for each in types]
    return not any(name for name in names if name and name not in _NAIVE_TYPES)
