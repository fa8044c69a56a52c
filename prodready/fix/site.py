"""What a rewrite's author imports: the place to rewrite, and what the file around it offers.

A rewrite is a function from a place to the node that takes its place, or a refusal with its reason::

    @rewriter(cst.Call)
    def with_timezone(site: Site[cst.Call]) -> cst.BaseExpression: ...

It is named by the ``rewrite=`` of its rule and runs in a worker process. ``site.original`` is the node as it was parsed,
which knows where it stands; ``site.node`` is the same node with what other rewrites did inside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

import libcst as cst
import msgspec

from prodready.fix import loggers
from prodready.fix.imports import Imports
from prodready.fix.job import Style
from prodready.fix.loggers import Logger
from prodready.fix.names import Names
from prodready.fix.nodes import ancestors, comments_in

N = TypeVar("N", bound=cst.CSTNode)
N2 = TypeVar("N2", bound=cst.CSTNode)
Changed = cst.CSTNode | cst.RemovalSentinel | cst.FlattenSentinel[Any]
"""What may stand in a node's place; libcst checks the kind when it puts it there."""


NONE: frozenset[str] = frozenset()


class Declined(Exception):
    """This place cannot be rewritten; the text says why in a few words that follow the finding's place."""


class Draft:
    """A file while it is rewritten: its tree, its names, and what is to be added to it.

    ``unsafe`` tells that the user accepts changes of behaviour; ``traits`` are libraries of the project that matter.
    """

    def __init__(
        self, module: cst.Module, style: Style, *, unsafe: bool = False, traits: frozenset[str] = NONE
    ) -> None:
        self.module = module
        self.text = module.code
        self.style = style
        self.unsafe = unsafe
        self.traits = traits
        self.names = Names(module)
        self.parents = self.names.parents
        self.imports = Imports(module, self.names)
        self.logger: Logger | None = None
        self.removed: frozenset[cst.CSTNode] = frozenset()
        self.later: tuple[tuple[cst.CSTNode, Callable[[Any], Changed]], ...] = ()
        self.targets: dict[cst.CSTNode, frozenset[str]] = {}

    def state(self) -> tuple[object, ...]:
        """What a refused rewrite must not have changed, for ``restore``."""
        return (self.imports.needs, self.logger, self.removed, self.later)

    def restore(self, state: tuple[Any, ...]) -> None:
        """Forget what was asked for since ``state``."""
        self.imports.needs, self.logger, self.removed, self.later = state


class Site(msgspec.Struct, Generic[N], frozen=True):
    """A place to rewrite for the finding ``code``."""

    original: N
    node: N
    draft: Draft
    code: str = ""

    @property
    def ancestors(self) -> Iterator[cst.CSTNode]:
        """What the place stands in, as it was parsed, from the inside out."""
        return ancestors(self.original, self.draft.parents)

    @property
    def parent(self) -> cst.CSTNode:
        """What the place stands in directly."""
        return self.draft.parents[self.original]

    def inside(self, *kinds: type[cst.CSTNode]) -> cst.CSTNode | None:
        """The innermost node of ``kinds`` around the place within its function; None if there is none."""
        for each in self.ancestors:
            if isinstance(each, kinds):
                return each
            if isinstance(each, (cst.FunctionDef, cst.Lambda)):
                return None
        return None

    def qualified(self, node: cst.CSTNode | None) -> str:
        """The dotted name of a node of the parsed tree with its import undone."""
        return self.draft.imports.qualified(node)

    def obtain(self, module: str, name: str) -> str:
        """How to write ``module.name`` here; an import is added if there is none."""
        return self.draft.imports.obtain(module, name, self.original)

    def module(self, name: str) -> str:
        """How to write the module ``name`` here; an import is added if there is none."""
        return self.draft.imports.module(name, self.original)

    def code_of(self, node: cst.CSTNode) -> str:
        """The text of ``node``."""
        return self.draft.module.code_for_node(node)

    def is_target(self, node: cst.CSTNode, code: str = "") -> bool:
        """Whether ``node`` is being rewritten in this run for ``code`` (by default: the same)."""
        return (code or self.code) in self.draft.targets.get(node, frozenset())

    def targets(self) -> list[cst.CSTNode]:
        """All nodes of the file that are rewritten in this run for the same code."""
        return [node for node, codes in self.draft.targets.items() if self.code in codes]

    def beside(self, node: cst.CSTNode) -> Site[Any]:
        """The place of another node of the parsed tree."""
        return Site(node, node, self.draft, self.code)

    def later(self, outer: N2, change: Callable[[N2], Changed]) -> None:
        """Change ``outer``, which the place stands in, when everything inside it is rewritten."""
        self.draft.later += ((outer, change),)

    def remove_statement(self) -> None:
        """Take away the line that the place alone makes up. Raises ``Declined`` for any other place."""
        line = next(iter(each for each in self.ancestors if isinstance(each, cst.SimpleStatementLine)), None)
        if line is None or len(line.body) != 1 or self.parent is not line.body[0]:
            raise Declined("it is a part of a longer statement")
        if comments_in(line):
            raise Declined("a comment stands with it")
        self.draft.removed |= {line}

    def logger(self) -> Logger:
        """The module's logger; one is made if there is none. Raises ``Declined`` where it cannot be reached."""
        draft = self.draft
        known = list(loggers.existing(draft.module, draft.imports, draft.names, draft.style))
        for each in known:
            if self._reaches(each):
                return each
        if known and not draft.logger:
            raise Declined(f"the module's {known[0].name} cannot be reached here")
        if draft.logger is None:
            draft.logger = loggers.created(draft.imports, draft.style, self.original, draft.module)
        return draft.logger

    def _reaches(self, logger: Logger) -> bool:
        """Whether the name means the logger here, and the logger is made before this is run."""
        draft = self.draft
        if draft.names.shadowed(logger.name, self.original):
            return False
        if not loggers.runs_at_import(self.original, draft.parents):
            return True
        statement = [self.original, *self.ancestors][-2]  # the last is the module
        return next(index for index, each in enumerate(draft.module.body) if each is statement) > logger.line


class Rewriter(msgspec.Struct, Generic[N], frozen=True):
    """A rewrite with the kinds of node that it takes, and which of them where a finding names only the line."""

    kinds: tuple[type[cst.CSTNode], ...]
    run: Callable[[Site[N]], Changed]
    accepts: Callable[[N, Draft], bool]


def rewriter(
    *kinds: type[N], accepts: Callable[[N, Draft], bool] = lambda node, draft: True
) -> Callable[[Callable[[Site[N]], Changed]], Rewriter[N]]:
    """Declare the function below as a rewrite of nodes of ``kinds``."""

    def wrap(run: Callable[[Site[N]], Changed]) -> Rewriter[N]:
        return Rewriter(kinds, run, accepts)

    return wrap
