"""Mails with HTML: what a call that makes or sends one takes as its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.facts.python import Call, CallRef, Const, Expr, Map, Ref, last_word
from prodready.project.code.passed import Passed
from prodready.project.code.types import Types
from prodready.project.html.names import MAIL_ARGUMENTS, MAILERS, RESEND

_TRIMS = (".strip", ".lstrip", ".rstrip")
_BARE = frozenset(
    {"emails.template.JinjaTemplate", "emails.template.jinja_template.JinjaTemplate", "emails.JinjaTemplate"}
)
_POSTED = ("html", "htmlcontent", "htmlbody", "html_body", "html_content", "htmlpart", "body_html")
"""Keys of messages for Resend, Brevo, Postmark, Mailjet and the like that hold HTML, in lower case."""
_FASTAPI_MAIL = re.compile(r"^fastapi_mail(?:\.\w+)*\.FastMail\(\)\.send_message$")


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
    sent = _of_an_interface(types, path, call, name)
    if sent is not None:
        return None if isinstance(sent, Const) else sent
    if MAILERS.search(name):
        body = next((given for key in MAIL_ARGUMENTS if (given := call.kwarg(key)) is not None), None)
        return None if isinstance(body, Const) else body
    return None


def _of_an_interface(types: Types, path: str, call: Call, name: str) -> Expr | None:
    """The HTML of a message that is posted to a service for mails, by what such messages hold: ``client.post(URL,
    json={"to": [address], "subject": "Welcome", "html": body})``."""
    given = call.arg(0, "params") if name == RESEND else call.kwarg("json")
    if isinstance(given, Ref) and (bound := types.bound(path, call.scope, given.name)):
        given = bound[-1].value
    held = (
        {str(key.value).lower(): value for key, value in given.items if isinstance(key, Const)}
        if isinstance(given, Map)
        else {}
    )
    if not {"to", "subject"} <= held.keys():
        return None
    return next((held[key] for key in _POSTED if held.get(key) is not None), None)


def is_bare_template(types: Types, path: str, call: Call) -> bool:
    """Whether a call makes a template of ``emails`` with the environment that it makes by itself, without autoescape."""
    return types.symbols.resolve(path, call.name) in _BARE and call.arg(1, "environment") is None


def fills_template(types: Types, path: str, call: Call) -> bool:
    """Whether fastapi-mail fills a template with what the message holds. It makes its environment by itself, and without
    autoescape."""
    if not call.name.endswith(".send_message"):
        return False
    named = any(call.kwarg(key) is not None for key in ("template_name", "html_template"))
    return named and _FASTAPI_MAIL.match(types.call_name(path, call)) is not None


def filled_in(types: Types, path: str, call: Call) -> tuple[Expr, ...]:
    """What the message of such a call hands to the template: the values of its dict, or the dict where it is not spelt."""
    message = call.arg(0, "message")
    bound = types.bound(path, call.scope, message.name) if isinstance(message, Ref) else ()
    made = bound[-1].value if bound else message
    if not isinstance(made, CallRef):
        return ()
    body = types.symbols.modules[path].calls[made.index].kwarg("template_body")
    if isinstance(body, Ref) and (given := types.bound(path, call.scope, body.name)):
        body = given[-1].value
    if isinstance(body, Map):
        return tuple(value for _, value in body.items if value is not None)
    return () if body is None else (body,)


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
