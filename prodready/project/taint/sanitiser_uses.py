"""Where sanitisers and escapers are called or handed on, and which of those calls serve no page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Evidence
from prodready.facts.python import (
    Call,
    CallRef,
    Const,
    Fmt,
    Module,
    is_literal,
    last_word,
    put_together,
)
from prodready.project.code.calls import NONE, Calls, Reads
from prodready.project.code.constants import Constants
from prodready.project.code.expressions import expressions
from prodready.project.snapshot import Snapshot
from prodready.project.taint.sanitiser_names import ESCAPERS, SANITISERS

_DOCUMENTS = re.compile(r"xml|rss|atom|feed|sitemap|kml|svg|docx|xlsx", re.IGNORECASE)
"""Names of modules and functions that write XML."""
_MESSAGES = re.compile(r"(?:^|_)(?:soap|envelope|xmlrpc|saml)(?:_|$)", re.IGNORECASE)
"""Names of functions that write what is sent to other services in XML."""
_SPACE = re.compile(r"\s")
_TAG = re.compile(r"</?(?:[A-Za-z]|\Z)")
"""A tag in what a string is put together of, also one whose name is filled in."""


def between_tags(path: str, module: Module) -> Iterator[tuple[str, int]]:
    """Where a call's result becomes a part of markup or of an address, which is for what is shown and not for what is taken in
    (``f"<td>{escape(cell)}</td>"``, ``f"{escape(name)}.csv"``), or a function puts such markup together and answers
    with no page."""
    written = list[int]()
    for expr in expressions(module):
        parts = put_together(expr)
        texts = [str(part.value) for part in parts if isinstance(part, Const)]
        if any("<" in text for text in texts) or (texts and not any(map(_SPACE.search, texts))):
            yield from ((path, module.calls[part.index].line) for part in parts if isinstance(part, CallRef))
        if isinstance(expr, Fmt) and any(map(_TAG.search, texts)):
            written.append(expr.line)
    for function in module.functions if written else ():
        inside = module.calls_of(function.index)
        answers = any("html" in last_word(call.name).lower() for call in inside)
        if not answers and any(function.line <= line <= function.end_line for line in written):
            yield from ((path, call.line) for call in inside)


def with_quotes(path: str, module: Module) -> Iterator[tuple[str, int]]:
    """Where quotes are left as they are, as chats and prompts want it: ``html.escape(text, quote=False)``."""
    for call in module.calls:
        quote = call.kwarg("quote") if call.kwargs else None
        if is_literal(quote, False):
            yield path, call.line


def _is_named(name: str) -> bool:
    return name.rpartition(".")[2].startswith(("clean", "linkify", "sanitize", "escape", "xhtml", "to_html"))


def _of_xml(path: str, call: Call, name: str, constants: Constants) -> bool:
    """Whether an escaper serves a document or a message in XML, which is no page."""
    module = constants.types.symbols.modules[path]
    around = module.functions[call.scope].qualname if call.scope >= 0 else ""
    return bool(_MESSAGES.search(around)) or (name.startswith("xml.") and bool(_DOCUMENTS.search(f"{path}/{around}")))


def uses(snapshot: Snapshot, constants: Constants, calls: Calls, reads: Reads) -> Iterator[Evidence]:
    explicit = re.compile(r"\.(?:escape|xhtml_escape|html_escape)$")
    called, handed = calls.pick(written=_is_named), reads.pick(resolved=SANITISERS.match)
    for path, _ in snapshot.application():
        for call in called.get(path, NONE):
            name = constants.types.call_name(path, call)
            escapes = ESCAPERS.match(name) and explicit.search(name) and not _of_xml(path, call, name, constants)
            if SANITISERS.match(name) or escapes:
                yield Evidence(path, call.line, f"{name.replace('()', '')} makes text harmless")
        for read in handed.get(path, NONE):  # AfterValidator(nh3.clean), map(escape, …)
            name = constants.types.symbols.resolve(path, read.name)
            yield Evidence(path, read.line, f"{name} makes text harmless")
