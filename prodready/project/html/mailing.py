"""The HTML mails that the application sends: what is put into them raw, what is escaped, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import msgspec

from prodready.api import Evidence
from prodready.facts.python import Call, Class, Expr, last_word
from prodready.project.code.constants import Constants
from prodready.project.code.passed import Passed
from prodready.project.html.filling import fills_in
from prodready.project.html.formatted import formats
from prodready.project.html.joins import Joins
from prodready.project.html.mails import is_bare_template, mail_body, mail_texts
from prodready.project.services.called import Called
from prodready.project.taint.sanitisers import Sanitisers

Text: TypeAlias = tuple[str, int, Expr]
"""An expression with the module and the function in which it means something."""


class Mails(msgspec.Struct, frozen=True):
    """HTML mails: where they are sent, those of text that is escaped, and texts whose escaping was looked for in vain."""

    sent: tuple[Evidence, ...]
    escaped: tuple[Evidence, ...]
    unseen: tuple[Evidence, ...]


class Mailing:
    """What the walk over the calls finds of mails; ``kept`` are environments without autoescape that objects keep."""

    def __init__(
        self, constants: Constants, sanitisers: Sanitisers, passed: Passed, joins: Joins, called: Called
    ) -> None:
        self.constants = constants
        self.types = constants.types
        self.sanitisers = sanitisers
        self.passed = passed
        self.joins = joins
        self.called = called
        self.sent: list[Evidence] = []
        self.escaped: list[Evidence] = []
        self.unseen: list[Evidence] = []
        self.kept: list[tuple[str, Class, Evidence]] = []
        self._judged: set[Text] = set()

    def let_through(self, path: str, call: Call, name: str) -> Iterator[tuple[Evidence, Text]]:
        """The texts that a call puts into an HTML mail as they are, if it sends or makes one."""
        body = mail_body(self.types, path, call, name)
        if body is None:
            return
        sent = Evidence(path, call.line, "an HTML mail is sent")
        idle = self.called.is_idle(path, call.scope)  # then nothing is seen to send it
        self.sent += () if idle else (sent,)
        for text in mail_texts(self.passed, path, call, body):
            if text in self._judged:  # of a call that sends it, seen again where its parameter is mailed
                continue
            self._judged.add(text)
            where, scope, value = text
            beside = where == path and scope == call.scope and not call.line <= value.line <= call.end_line
            line = call.line if beside else value.line or call.line
            note = self._raw(text)
            if note:
                yield Evidence(where, line, note), text
            elif idle:
                continue
            elif not self.sanitisers.is_safe(where, scope, value):
                self.unseen.append(Evidence(where, line, "what this HTML mail shows is not seen to be escaped"))
            elif self.constants.text(where, scope, value) is None:
                self.escaped.append(sent)

    def unescaped(self) -> Iterator[Evidence]:
        """Environments without autoescape of objects that mail HTML, as those of a class derived from theirs do."""
        mailing = {item.path for item in self.sent}
        for path, cls, place in self.kept:
            heirs = self.types.symbols.subclasses.get(f"{path}:{cls.qualname}", ())
            if mailing.intersection((path, *(heir for heir, _ in heirs))):
                yield place

    def _raw(self, text: Text) -> str:
        """How a text is put together of what nothing escapes; empty if it is not seen to be."""
        if formats(self.types, self.sanitisers, *text) or self.joins.puts_together(*text):
            return "an HTML mail is put together from text"
        if fills_in(self.types, self.sanitisers, *text):
            return "an HTML mail is filled in by replacing, which escapes nothing"
        path, _, value = text
        made = self.types.symbols.modules[path].call(value)
        if made is not None and self._fills_in_a_file(path, made):
            return "an HTML mail is filled in by format, which escapes nothing"
        if made is not None and is_bare_template(self.types, path, made):
            return "an HTML mail is filled in by a template that escapes nothing"
        return ""

    def _fills_in_a_file(self, path: str, call: Call) -> bool:
        """Whether a call fills in a text that was read of a file: ``template.format(**values)``."""
        head, _, last = call.name.rpartition(".")
        if (
            last != "format"
            or head[:1] != "%"
            or all(self.sanitisers.is_safe(path, call.scope, each) for each in call.arguments)
        ):
            return False
        module = self.types.symbols.modules[path]
        made = (module.call(item.value) for item in self.types.bound(path, call.scope, head))
        return any(each is not None and last_word(each.name) in ("read", "read_text") for each in made)
