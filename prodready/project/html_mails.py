"""Mails with HTML: what a call that makes or sends one takes as its text."""

from __future__ import annotations

from prodready.facts.python import Call, Const, Expr, Ref, last_word
from prodready.project.html_names import MAIL_ARGUMENTS, MAILERS
from prodready.project.types import Types


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


def _is_handed_in(types: Types, path: str, call: Call, body: Expr | None) -> bool:
    """Whether the text is a parameter: what it is, its callers know."""
    function = types.symbols.modules[path].functions[call.scope] if call.scope >= 0 else None
    return function is not None and isinstance(body, Ref) and function.param(body.name[1:]) is not None


def _is_html(expr: Expr | None) -> bool:
    return isinstance(expr, Const) and isinstance(expr.value, str) and "html" in expr.value.lower()
