"""The strings of the repository that may name an object: ``setup``, ``app.logs.setup``, ``app.main:app``."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

import msgspec

from prodready.api import fact
from prodready.facts.documents import Document, lines_of, scalars, text
from prodready.facts.files import Role
from prodready.facts.python import Const
from prodready.project.code.expressions import LEAVES
from prodready.project.code.mentions import inside, values_of
from prodready.project.snapshot import Snapshot

_NAMES = re.compile(r"(?:\w*[.:])*\w+(?:\(\))?")
_WORD = re.compile(r"\w+")


class Named(msgspec.Struct, frozen=True, dict=True):
    """Answers from the arguments and values of the code, tests and documentation aside, and from all documents."""

    snapshot: Snapshot

    @cached_property
    def strings(self) -> frozenset[str]:
        """All strings that are a name or a dotted one."""
        documents = (document for _, document in self.snapshot.of(Document))
        values = (text(node) for document in documents for root in document.roots for _, node in scalars(root))
        role = self.snapshot.role
        code = (module for path, module in self.snapshot.modules.items() if role(path) not in (Role.TEST, Role.DOCS))
        written = (
            part.value
            for module in code
            for value, _ in values_of(module)
            for part in ((value,) if isinstance(value, LEAVES) else inside(value))
            if isinstance(part, Const) and isinstance(part.value, str)
        )
        return frozenset(each for each in (*values, *written) if _NAMES.fullmatch(each))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of all strings that name a module or what it holds."""
        return frozenset(word for each in self.strings if not each.isidentifier() for word in _WORD.findall(each))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The words beside each other in dotted names of modules (``app.logs:setup`` has one)."""
        dotted = (each.partition(":")[0].split(".") for each in self.strings if "." in each)
        return frozenset(pair for parts in dotted for pair in pairwise(parts))

    def is_named(self, stem: str, name: str) -> bool:
        """Whether a string (``health.router``) or a command (``uvicorn app.main:api``) names what a module holds."""
        meant = re.compile(rf"(?:^|[.:]){re.escape(stem)}[.:]{re.escape(name)}(?:\(\))?$")
        if stem in self.words and name in self.words and any(map(meant.search, self.strings)):
            return True
        started = re.compile(rf"\b{re.escape(stem)}:{re.escape(name)}\b")
        return any(map(started.search, self.commands))

    @cached_property
    def commands(self) -> tuple[str, ...]:
        """The lines of containers, scripts, configurations and other texts, which may start something."""
        return tuple(line for document in self.snapshot.documents.values() for _, line in lines_of(document))


@fact
def named(snapshot: Snapshot) -> Named:
    """The answers for one snapshot."""
    return Named(snapshot)
