"""Calls of other packages that hand a text, or the elements of a list, on as they are."""

from __future__ import annotations

import re

from prodready.facts.python import Call, CallRef, Const, Expr, Module, Op, Ref, last_word
from prodready.project.code.symbols import Symbols
from prodready.project.code.types import Types
from prodready.project.taint.container_steps import Steps

PIECES = frozenset({"splitlines", "split", "rsplit", "partition", "rpartition", "groups", "group"})
"""Methods that give parts of a text."""
_ELEMENTS = frozenset(
    f"builtins.{name}" for name in ("list", "tuple", "sorted", "set", "reversed", "iter", "next", "frozenset")
)
_KEEPS = frozenset(
    {
        "force_str",
        "force_text",
        "smart_str",
        "smart_text",
        "str",
        "dumps",
        "jsmin",
        "rjsmin",
        "minify",
        "fill",
        "dedent",
        "indent",
    }
    | {
        "shorten",
        "markdown",
        "markdownify",
        "urljoin",
        "join",
        "format",
        "strip",
        "lstrip",
        "rstrip",
        "lower",
        "upper",
        "title",
    }
    | {
        "capitalize",
        "decode",
        "encode",
        "replace",
        "sub",
        "mark_safe",
        "Markup",
        "SafeString",
        "linebreaks",
        "unescape",
    }
    | {"string_concat", "format_lazy", "removeprefix", "removesuffix", "center", "zfill", "truncatechars"}
)
"""Functions whose result holds nothing but what they are given."""

_STATIC = re.compile(
    r"(?:^|[.%:_])static_(?:folder|root|dir)$|(?:^|\.)(?:finders\.find|staticfiles_storage\.path)$", re.I
)
_HOPS = 7
"""Steps back from what is read to the path that was opened."""


def keeps_text(name: str) -> bool:
    """Whether a function's result holds nothing but what it is given, or is a tag of templates, which makes markup of it."""
    return last_word(name) in _KEEPS or ".templatetags." in name


def elements(name: str, call: Call, steps: Steps) -> tuple[tuple[Expr, Steps], ...] | None:
    """What a builtin function runs over, and the steps in it (``enumerate(rows)``); None for any other call."""
    if name in _ELEMENTS:
        return tuple((item, steps) for item in call.args[:1])
    if name == "builtins.enumerate" and steps[1:2] == ("1",):
        return tuple((item, ("[]", *steps[2:])) for item in call.args[:1])
    if name == "builtins.zip" and len(steps) > 1 and steps[1].isdigit():
        return tuple((item, ("[]", *steps[2:])) for item in call.args[int(steps[1]) :][:1])
    return None


def takes_tags_out(call: Call, name: str) -> bool:
    """Whether all signs but those of a few harmless classes are taken out of a text (``re.sub(r"[^\\w-]", "", text)``)."""
    pattern = call.args[0].value if call.args and isinstance(call.args[0], Const) else None
    filling = call.args[1].value if len(call.args) > 1 and isinstance(call.args[1], Const) else None
    plain = isinstance(pattern, str) and re.fullmatch(r"\[\^(?:\\[wds]|[\w\s.:,;/_+*()|-])+\]\+?", pattern)
    return name == "re.sub" and bool(plain) and isinstance(filling, str) and "<" not in filling


def is_foreign(symbols: Symbols, path: str, held: Ref) -> bool:
    """Whether a name is that of a module of another package, or of what it has."""
    name = symbols.resolve(path, held.name)
    return name[0] not in "%&:?" and ":" not in name and "(" not in name and bool(re.match(r"[A-Za-z_]", name))


def reads_static_file(types: Types, path: str, call: Call) -> bool:
    """Whether a call reads a file of the folder that is served as it is (``open(join(app.static_folder, name)).read()``), which
    Django's finders look for."""
    if last_word(call.name) not in ("read", "read_text"):
        return False
    module = types.symbols.modules[path]
    held: list[Expr] = [Ref(call.name.rpartition(".")[0])]
    if call.receiver >= 0:
        held = [CallRef(call.receiver)]
    for _ in range(_HOPS):
        if any(_STATIC.search(module.written(item)) for item in held):
            return True
        held = [part for item in held for part in _made_of(types, path, module, call.scope, item)]
    return False


def _made_of(types: Types, path: str, module: Module, scope: int, expr: Expr) -> tuple[Expr, ...]:
    """What an expression is put together from, one step back."""
    if isinstance(expr, CallRef):
        return module.calls[expr.index].args
    if isinstance(expr, Ref):
        return tuple(item.value for item in types.bound(path, scope, expr.name) if item.value is not None)
    return expr.items if isinstance(expr, Op) else ()
