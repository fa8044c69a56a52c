"""Functions that make text harmless in HTML: sanitisers, escapers and those of the repository that end in one."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from prodready.api import Evidence, fact
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
    Sub,
    last_word,
)
from prodready.project.code.calls import Calls, Reads
from prodready.project.code.constants import Constants
from prodready.project.services.in_use import InUse
from prodready.project.snapshot import Snapshot
from prodready.project.taint.clean_attributes import clean_attributes
from prodready.project.taint.escaping_calls import (
    draws,
    escapes_itself,
    inherits,
    is_class,
    is_escaping_renderer,
    is_off,
    made_escaper,
    refuses_html,
    replaces_tags,
)
from prodready.project.taint.loop_values import filled
from prodready.project.taint.narrowing import CHECKED_TYPE, allowed
from prodready.project.taint.number_formats import is_of_numbers
from prodready.project.taint.sanitiser_names import (
    ESCAPERS,
    HARMLESS,
    NO_TEXT,
    OF_APPLICATION,
    OF_OPERATOR,
    RENDERERS,
    SANITISERS,
)
from prodready.project.taint.sanitiser_uses import between_tags, uses, with_quotes
from prodready.project.taint.template_tags import TemplateTags

_PUTS_TOGETHER = frozenset(
    ("linkify", "join", "format", "replace", "strip", "decode", "str", "mark_safe", "Markup", "urljoin")
)
_OF_RECEIVER = frozenset({"replace", "strip", "decode"})
"""Methods that give back the text that they are called on."""
_OF_WIDGETS = ("name", "value", "attrs")
_CASTS = frozenset({"typing.cast", "typing_extensions.cast"})
_SENDING = re.compile(
    r"(?:^|[/_.])(?:storages?|stores?|providers?|clients?|backends?|azure|s3)(?:[/_.]|$)", re.IGNORECASE
)
"""Modules that talk to other services, in XML where that is escaped for."""
_OUTGOING = re.compile(
    r"telegram|slack|discord|matrix|teams|connector|notif|mail|webhook|(?:^|[/_.])(?:bot|prompt|llm|agent)s?(?:[/_.]|$)",
    re.IGNORECASE,
)
_FORM_ERRORS = re.compile(r"(?:^|[._%:])\w*form(?:set)?(?:\(\))?\.errors$")
"""What a form of Django found wrong, which is a list that escapes itself."""


class Sanitisers(msgspec.Struct):
    """Tells whether an expression can carry raw text."""

    constants: Constants
    used: tuple[Evidence, ...]
    attributes: frozenset[str] = frozenset()  # attributes that nothing but sanitised text is stored in
    given: frozenset[tuple[str, int, str]] = frozenset()  # parameters that all templates give constants
    _functions: dict[str, bool] = msgspec.field(default_factory=dict)
    _assumed: set[tuple[str, int]] = msgspec.field(default_factory=set)  # functions whose parameters count as clean
    between: frozenset[tuple[str, int]] = frozenset()  # where escaped text is put between tags
    _before: dict[tuple[str, int, str], int] = msgspec.field(default_factory=dict)

    @property
    def at_home(self) -> tuple[Evidence, ...]:
        """Uses that are not for what the service itself sends to chats or mails."""
        return tuple(item for item in self.used if not _OUTGOING.search(item.path))

    @property
    def on_input(self) -> tuple[Evidence, ...]:
        """Those of them that do not put text between tags, which is for what is shown, leave no quotes, and write no XML for
        other services."""
        kept = (item for item in self.at_home if (item.path, item.line) not in self.between)
        return tuple(item for item in kept if not (item.note.startswith("xml.") and _SENDING.search(item.path)))

    def is_safe(self, path: str, scope: int, expr: Expr | None, depth: int = 8) -> bool:
        """Whether ``expr`` is constant, or the result of a sanitiser, an escaper or a template."""
        if expr is None or isinstance(expr, Const):
            return True
        if depth == 0:
            return False
        if isinstance(expr, CallRef):
            return is_of_numbers(self.constants, path, scope, expr) or self._call(path, expr, depth)
        if isinstance(expr, Ref):
            return self._name(path, scope, expr, depth)
        if isinstance(expr, Fmt):
            closed = all(self.is_safe(path, scope, part, depth - 1) for part in expr.parts)
            return closed or is_of_numbers(self.constants, path, scope, expr)
        if isinstance(expr, Op):
            if expr.kind == "if":
                return all(self.is_safe(path, scope, part, depth - 1) for part in (expr.items[0], expr.items[-1]))
            if expr.kind == "comp":
                return self._elements(path, scope, expr, depth - 1)
            if expr.kind in ("or", "and", "+", "%", "*", "*x", "iter", "with"):
                closed = all(self.is_safe(path, scope, part, depth - 1) for part in expr.items)
                return closed or is_of_numbers(self.constants, path, scope, expr)
            return expr.kind in ("number", "==", "!=", "in", "not", "-", "/", "//", "<", ">")
        if isinstance(expr, Seq):
            return all(self.is_safe(path, scope, part, depth - 1) for part in expr.items)
        if isinstance(expr, Map):
            parts = [part for pair in expr.items for part in pair]  # an empty one is filled elsewhere
            return bool(parts) and all(self.is_safe(path, scope, part, depth - 1) for part in parts)
        return isinstance(expr, Sub) and self.is_safe(path, scope, expr.value, depth - 1)

    def _elements(self, path: str, scope: int, expr: Op, depth: int) -> bool:
        """Whether what a comprehension makes is safe; its own variables are as safe as what they run over."""
        element, *iterables = expr.items
        if self.is_safe(path, scope, element, depth):
            return True
        parts = element.parts if isinstance(element, Fmt) else (element,)
        own = [part for part in parts if isinstance(part, Ref) and part.name[0] == "%" and "." not in part.name]
        rest = [part for part in parts if part not in own]
        return all(self.is_safe(path, scope, item, depth) for item in (*iterables, *rest))

    def _call(self, path: str, expr: CallRef, depth: int) -> bool:
        types = self.constants.types
        call = types.symbols.modules[path].calls[expr.index]
        name = types.call_name(path, call)
        if name.startswith(("justhtml.", "json2html.")) and is_off(types, path, call):
            return False
        if SANITISERS.match(name) or ESCAPERS.match(name) or RENDERERS.search(name) or inherits(types, name):
            return True
        if last_word(name) == "translate" and replaces_tags(types, path, call):
            return True
        if call.name[:1] == "%" and (made_escaper(types, path, call) or draws(types, path, call)):
            return True
        if HARMLESS.search(name) or OF_OPERATOR.match(name) or escapes_itself(types, types.of(path, call.scope, expr)):
            return True
        if name == "markdown.markdown" and refuses_html(types, path, call):
            return True
        if name == "builtins.map" and call.args and self._is_escaper(path, call.scope, call.args[0]):
            return True
        given = self._hands_on(path, call, name)
        if given is not None:
            return all(self.is_safe(path, call.scope, item, depth - 1) for item in given) and (
                last_word(name) not in _OF_RECEIVER or self._receiver(path, call, depth)
            )
        if (
            last_word(name) in ("values", "names", "keys")
            and not call.args
            and is_class(types, name.rpartition(".")[0])
        ):
            return True
        callee = types.callee(path, call)
        if callee is None or callee.function is None:
            return is_escaping_renderer(types, path, call)
        if self.function(callee.path, callee.function):
            return True
        given = call.arguments
        harmless = bool(given) and all(self.is_safe(path, call.scope, item, depth - 1) for item in given)
        return harmless and self._keeps_clean(callee.path, callee.function)

    def _is_escaper(self, path: str, scope: int, named: Expr) -> bool:
        """Whether a function that is handed on makes text harmless (``map(html.escape, lines)``)."""
        types = self.constants.types
        name = types.typed(path, scope, named.name) if isinstance(named, Ref) else ""
        found = types.symbols.definition(name)
        if found is not None and found.function is not None:
            return self.function(found.path, found.function)
        return bool(SANITISERS.match(name) or ESCAPERS.match(name))

    def _keeps_clean(self, path: str, function: Function) -> bool:
        """Whether a function of the repository returns nothing raw if it is given nothing raw."""
        key = f"{path}:{function.qualname} of clean text"
        if key not in self._functions:
            self._functions[key] = False
            self._assumed.add((path, function.index))
            returned = [item for item in function.returned if not self._is_nothing(path, function, item)]
            self._functions[key] = bool(returned) and all(self.is_safe(path, function.index, item) for item in returned)
            self._assumed.discard((path, function.index))
        return self._functions[key]

    def _hands_on(self, path: str, call: Call, name: str) -> Iterable[Expr] | None:
        """The arguments whose text a call gives back, or puts together; None if it may make another text."""
        if name in _CASTS:
            return call.args[1:]
        if name == "json.dumps":
            return call.args
        if name.startswith("builtins.str.") or last_word(name) in _PUTS_TOGETHER:
            return call.arguments
        kept = last_word(name) == "get" and self._receiver(path, call, 2)
        return call.args[1:] if kept else None

    def _receiver(self, path: str, call: Call, depth: int) -> bool:
        """Whether what a method of a string is called on is safe."""
        if call.receiver >= 0:
            return self._call(path, CallRef(call.receiver), depth - 1)
        receiver = call.name.rpartition(".")[0]
        known = receiver.startswith("builtins.str")
        return known or (bool(receiver) and self.is_safe(path, call.scope, Ref(receiver), depth - 1))

    def _name(self, path: str, scope: int, expr: Ref, depth: int) -> bool:
        if self.constants.types.of(path, scope, expr) in NO_TEXT:
            return True
        if expr.name[0] == "%" and "." not in expr.name:
            return self._local(path, scope, expr.name[1:], depth)
        last = expr.name.rpartition(".")[2]
        if "." in expr.name and (last.lstrip("_") in self.attributes or last in ("pk", "id") or last.endswith("_id")):
            return True
        if _FORM_ERRORS.search(expr.name) and self._uses_django(path):
            return True
        if OF_APPLICATION.search(expr.name) or OF_OPERATOR.match(self.constants.types.symbols.resolve(path, expr.name)):
            return True
        if expr.name.startswith("%self.") and expr.name.count(".") == 1 and scope >= 0:
            return self._is_constant_attribute(path, scope, last)
        if expr.name[0] == "%":
            return False
        return self.constants.origin(path, scope, expr) == "constant" or self._is_spelt_out(path, expr.name)

    def _uses_django(self, path: str) -> bool:
        module = self.constants.types.symbols.modules[path]
        return any(item.target.partition(".")[0] == "django" for item in module.imports)

    def _is_spelt_out(self, path: str, name: str) -> bool:
        """Whether a name is of an attribute that a class of the repository, asked for it itself, spells out."""
        symbols = self.constants.types.symbols
        owner, _, attribute = name.rpartition(".")
        found = symbols.definition(symbols.resolve(path, owner)) if owner else None
        field = symbols.class_field(found.path, found.cls, attribute) if found is not None and found.cls else None
        return field is not None and isinstance(field[1].value, Const)

    def _is_constant_attribute(self, path: str, scope: int, name: str) -> bool:
        """Whether the class of a method spells an attribute out, and nothing sets another."""
        symbols = self.constants.types.symbols
        module = symbols.modules[path]
        owner = module.functions[scope].owner
        found = symbols.class_field(path, module.classes[owner], name) if owner >= 0 else None
        set_ = any(item.target == f"%self.{name}" and item.owner == owner for item in module.assigns)
        return found is not None and isinstance(found[1].value, Const) and not set_

    def _local(self, path: str, scope: int, name: str, depth: int) -> bool:
        """Whether a local variable is safe by its bindings since the last that is unconditional; a binding to something
        made of itself is judged by those before."""
        key = (path, scope, name)
        bound = [item for item in self.constants.types.bound(path, scope, name) if item.value is not None]
        bound = [item for item in bound if not self._is_unescaped_by_request(path, item)]
        bound = bound[: self._before.get(key, len(bound))]
        whole = (i for i, item in enumerate(bound) if item.branch == -1 and not item.flags & Flag.AUGMENTED)
        start = max(whole, default=0)
        if not bound or not self._replaces(path, bound):
            taken = scope >= 0 and self.constants.types.symbols.modules[path].functions[scope].param(name) is not None
            if (taken or not bound) and not self._is_clean_parameter(path, scope, name):
                return False
        outer = self._before.get(key)
        try:
            for index in range(len(bound) - 1, start - 1, -1):
                self._before[key] = index
                if not self.is_safe(path, scope, bound[index].value, depth - 1):
                    return False
        finally:
            if outer is None:
                self._before.pop(key, None)
            else:
                self._before[key] = outer
        module = self.constants.types.symbols.modules[path]  # what a list is filled with counts as well
        return all(self.is_safe(path, scope, item, depth - 1) for item in filled(module, scope, name, 0))

    def _replaces(self, path: str, bound: list[Assign]) -> bool:
        """Whether one of the bindings happens in any case, or there is one on both sides of a condition, or templates say
        whether it happens (``if autoescape: text = escape(text)``)."""
        arms = [self.constants.types.symbols.modules[path].branches[item.branch] for item in bound if item.branch >= 0]
        both = {(arm.test, arm.parent) for arm in arms if arm.negated} & {
            (arm.test, arm.parent) for arm in arms if not arm.negated
        }
        asked = any(isinstance(arm.test, Ref) and arm.test.name == "%autoescape" for arm in arms)
        return bool(both) or asked or any(item.branch == -1 for item in bound)

    def _is_clean_parameter(self, path: str, scope: int, name: str) -> bool:
        """Whether all templates give a parameter constants, or forms give it a widget of Django as its name or attributes."""
        function = self.constants.types.symbols.modules[path].functions[scope] if scope >= 0 else None
        if function is None or function.param(name) is None:
            return False
        if (path, scope, name) in self.given or (path, scope) in self._assumed:
            return True
        if name not in ("name", "attrs"):
            return False
        return function.name == "render" and tuple(param.name for param in function.params[1:4]) == _OF_WIDGETS

    def _is_unescaped_by_request(self, path: str, assign: Assign) -> bool:
        """Whether a value is for templates that have escaping switched off, of a filter that asks (``needs_autoescape``)."""
        module = self.constants.types.symbols.modules[path]
        branch = module.branches[assign.branch] if assign.branch >= 0 else None
        if branch is None or not branch.negated or not isinstance(branch.test, Ref):
            return False
        return branch.test.name == "%autoescape" and module.functions[assign.scope].param("autoescape") is not None

    def function(self, path: str, function: Function) -> bool:
        """Whether everything that a function of the repository returns is safe."""
        key = f"{path}:{function.qualname}"
        if key not in self._functions:
            self._functions[key] = False  # a function that ends in itself does not decide
            returned = [item for item in function.returned if not self._is_nothing(path, function, item)]
            safe = all(self.is_safe(path, function.index, item) for item in returned)
            self._functions[key] = bool(returned) and safe
        return self._functions[key]

    def _is_nothing(self, path: str, function: Function, value: Expr) -> bool:
        """Whether ``None`` is returned, what a condition says is no text (``if value is None: return value``), or what was
        given where cleaning it raises an error."""
        if isinstance(value, Const):
            return value.value is None
        module = self.constants.types.symbols.modules[path]
        if isinstance(value, Ref) and function.param(value.name[1:]) is not None:
            caught = (each for each in module.handlers if each.scope == function.index)
            if any(each.line <= value.line <= each.end_line for each in caught):
                return True
        sets = allowed(module, function.index, value.name, value.line) if isinstance(value, Ref) else ()
        return any(item is CHECKED_TYPE or _is_none(item) for item in sets)


def _is_none(expr: Expr) -> bool:
    """Whether the only value of a set is ``None``."""
    return isinstance(expr, Seq) and {getattr(item, "value", 0) for item in expr.items} == {None}


def is_arithmetic(module: Module, value: Expr | None) -> bool:
    """Whether a value is calculated (``part / total * 100``)."""
    call = module.call(value)
    if call is not None:
        return call.name in ("builtins.len", "builtins.round", "builtins.int", "builtins.float", "builtins.sum")
    return isinstance(value, Op) and (
        value.kind in ("/", "//", "-", "**")
        or (value.kind == "*x" and any(is_arithmetic(module, item) for item in value.items))
    )


@fact
def sanitisers(
    snapshot: Snapshot, constants: Constants, calls: Calls, reads: Reads, in_use: InUse, tags: TemplateTags
) -> Sanitisers:
    """The judge of expressions, with the places at which sanitisers and escapers are used."""
    used, _ = in_use.sort(uses(snapshot, constants, calls, reads))
    judge = Sanitisers(constants, used, given=tags.constants)
    modules = constants.types.symbols.modules
    between = frozenset(
        place
        for path in {item.path for item in used}
        for place in (*between_tags(path, modules[path]), *with_quotes(path, modules[path]))
    )
    return Sanitisers(
        constants, used, clean_attributes(snapshot, judge, constants.types.symbols), tags.constants, between=between
    )
