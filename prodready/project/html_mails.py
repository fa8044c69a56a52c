"""Mails with HTML: what a call that makes or sends one takes as its text."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Call, CallRef, Const, Expr, Ref, last_word
from prodready.project.html_names import MAIL_ARGUMENTS, MAILERS
from prodready.project.passed import Passed
from prodready.project.types import Types

_TRIMS = (".strip", ".lstrip", ".rstrip")


def mail_body(types: Types, path: str, call: Call, name: str) -> Expr | None:
    """The HTML that a call of this typed name mails; None if it mails none, or nothing but constant text by a keyword."""
    last = last_word(call.name)
    if last == "attach_alternative" or (last == "MIMEText" and _is_html(call.arg(1))):
        return call.arg(0)
    if last == "MessageSchema" and "html" in types.symbols.expr_name(path, call.kwarg("subtype")):
        body = call.kwarg("body")
        return None if _is_handed_in(types, path, call, body) else body
    if last in ("add_alternative", "set_content") and _is_html(call.kwarg("subtype")):
        return call.arg(0)
    if MAILERS.search(name):
        body = next((given for key in MAIL_ARGUMENTS if (given := call.kwarg(key)) is not None), None)
        return None if isinstance(body, Const) else body
    return None


def mail_texts(passed: Passed, path: str, call: Call, body: Expr) -> Iterator[tuple[str, int, Expr]]:
    """What a mail's text is, with the module and the function that it stands in: of a parameter, what callers pass."""
    modules = passed.types.symbols.modules
    function = modules[path].functions[call.scope] if call.scope >= 0 else None
    given = None
    if function is not None and _is_handed_in(passed.types, path, call, body) and isinstance(body, Ref):
        given = passed.to(path, function, body.name[1:])
    for where, scope, value in given or [(path, call.scope, body)]:
        made = modules[where].calls[value.index] if isinstance(value, CallRef) else None
        if made is not None and made.name[:1] == "%" and made.name.endswith(_TRIMS):
            yield where, scope, Ref(made.name.rpartition(".")[0], made.line)
        elif value is not None:
            yield where, scope, value


def _is_handed_in(types: Types, path: str, call: Call, body: Expr | None) -> bool:
    """Whether the text is a parameter: what it is, its callers know."""
    function = types.symbols.modules[path].functions[call.scope] if call.scope >= 0 else None
    return function is not None and isinstance(body, Ref) and function.param(body.name[1:]) is not None


def _is_html(expr: Expr | None) -> bool:
    return isinstance(expr, Const) and isinstance(expr.value, str) and "html" in expr.value.lower()
