"""What a Content-Security-Policy allows: by its text, and by texts that stand apart from where the header is set."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from prodready.facts.python import Call, Const, Expr, Fmt, Map, Module, Op, Seq, last_word

UNSAFE_INLINE = "'unsafe-inline'"
_NAME = re.compile(
    r"(?:default|script|style|connect|img|font|object|frame|media|worker|child|manifest)-src|script-src-(?:elem|attr)"
)
_TEXT = re.compile(rf"^\s*(?:{_NAME.pattern})\s")


def forbids_inline(policy: str) -> bool:
    """Whether a policy's text leaves no way for inline scripts, in elements and in attributes: ``script-src-elem`` and
    ``script-src-attr``, else ``script-src``, else ``default-src`` (CSP 3, 6.1.11 to 6.1.13)."""
    directives: dict[str, str] = {}
    for part in policy.split(";"):
        name, _, sources = part.strip().partition(" ")
        directives[name.lower()] = sources
    scripts = directives.get("script-src", directives.get("default-src"))
    allowed = (directives.get(name, scripts) for name in ("script-src-elem", "script-src-attr"))
    return all(
        each is not None and (UNSAFE_INLINE not in each or "'nonce-" in each or "'strict-dynamic'" in each)
        for each in allowed
    )


def directive_of(method: str) -> str:
    """The directive that a method of a policy's builder states: ``….script_src`` is ``script-src``."""
    last = last_word(method).replace("_", "-")
    return last if _NAME.fullmatch(last) else ""


def links(module: Module, call: Call) -> Iterator[Call]:
    """The calls of a chain that ends in ``call``, the first one first."""
    if call.receiver >= 0:
        yield from links(module, module.calls[call.receiver])
    yield call


def stated(modules: Iterable[Module]) -> bool | None:
    """Whether a policy that is kept in settings forbids inline scripts; None if the application states none."""
    found = [forbids_inline(text) for module in modules for expr in _expressions(module) for text in _policies(expr)]
    return any(found) if found else None


def _expressions(module: Module) -> Iterator[Expr]:
    for assign in module.assigns:
        if assign.value is not None:
            yield assign.value
    for function in module.functions:
        yield from (param.default for param in function.params if param.default is not None)
    for call in module.calls:
        yield from call.args
        yield from (value for _, value in call.kwargs)


def _policies(expr: Expr) -> Iterator[str]:
    """Policies as texts: ``"connect-src 'none'"``, ``{"script-src": ["'self'"]}``."""
    if isinstance(expr, Const):
        if isinstance(expr.value, str) and _TEXT.match(expr.value):
            yield expr.value
    elif isinstance(expr, Fmt):
        text = "".join(_strings(expr))
        if _TEXT.match(text):
            yield text
    elif isinstance(expr, (Op, Seq)):
        for item in expr.items:
            yield from _policies(item)
    elif isinstance(expr, Map):
        keys = [key.value for key, _ in expr.items if isinstance(key, Const)]
        if any(isinstance(key, str) and _NAME.fullmatch(key) for key in keys):
            yield "; ".join(
                f"{key.value} {' '.join(_strings(value))}" for key, value in expr.items if isinstance(key, Const)
            )
        else:
            for _, value in expr.items:
                yield from _policies(value)


def _strings(expr: Expr) -> Iterator[str]:
    if isinstance(expr, Const):
        yield str(expr.value)
    elif isinstance(expr, Fmt):
        yield "".join(text for part in expr.parts for text in _strings(part))
    elif isinstance(expr, (Seq, Op)):
        for item in expr.items:
            yield from _strings(item)
