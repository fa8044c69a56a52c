"""Rewrites one file; runs in a worker process, because libcst can hang or die on what it reads."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from typing import Any

import libcst as cst
import msgspec
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from prodready.extract.reading import Answer
from prodready.extract.reading import answer as read
from prodready.facts.files import Kind
from prodready.fix import header
from prodready.fix.job import Request, Rewritten, Target
from prodready.fix.names import used_names
from prodready.fix.nodes import ancestors, comments_in
from prodready.fix.site import Declined, Draft, Rewriter, Site

_HASH = re.compile("#.*")
_REQUESTS = msgspec.msgpack.Decoder(Request)
_encode = msgspec.msgpack.Encoder().encode


class Untouchable(Exception):
    """The file as a whole cannot be rewritten; the text says why."""


def answer(_kind: str, data: bytes) -> Answer:
    """The task of a worker: an encoded ``Request`` to an encoded ``Rewritten``, or the reason why there is none."""
    try:
        return Answer(_encode(rewrite(_REQUESTS.decode(data))))
    except Untouchable as error:
        return Answer(b"", str(error))


def rewrite(request: Request) -> Rewritten:
    """The file with what could be rewritten. Raises ``Untouchable``."""
    module = _parsed(request.source)
    wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
    draft = Draft(module, request.style, unsafe=request.unsafe, traits=frozenset(request.traits))
    work = _Work(request, wrapper.resolve(PositionProvider), draft)
    changed = module.visit(work)
    if not isinstance(changed, cst.Module):
        raise Untouchable("libcst gave back no module")
    declined = tuple(sorted(work.declined.items()))
    if not work.done:
        return Rewritten(declined=declined)
    changed = _completed(changed, draft, request)
    source = _written(changed, draft)
    facts = read(Kind.PYTHON.value, source)
    if not facts.facts:
        raise Untouchable(f"the rewritten file would not parse: {facts.reason}")
    return Rewritten(source, facts.facts, tuple(sorted(work.done)), declined)


def _parsed(source: bytes) -> cst.Module:
    try:
        module = cst.parse_module(source)
        same = module.bytes == source
    except (cst.ParserSyntaxError, cst.CSTLogicError, SyntaxError, ValueError, LookupError) as error:
        raise Untouchable(f"libcst cannot read it: {_first_line(error)}") from None
    if not same:
        raise Untouchable("libcst cannot write it back as it was")
    return module


def _completed(module: cst.Module, draft: Draft, request: Request) -> cst.Module:
    """``module`` with the logger and the imports that the rewrites need, and without those that nothing uses now.

    What a package's ``__init__`` imports may be for others.
    """
    if draft.logger is not None and draft.logger.statement:
        module = header.with_logger(module, draft.logger.statement, draft.logger.name)
    module = header.with_imports(module, draft.imports.needs, request.own)
    imported = {each.local for each in draft.imports.bindings}
    gone = (draft.names.used - used_names(module)) & imported
    if gone and not request.package:
        module = header.without_imports(module, gone)
    return header.wrapped(module, draft.text)


def _written(module: cst.Module, draft: Draft) -> bytes:
    try:
        text = module.code
        source = text.encode(module.encoding)
    except (cst.CSTValidationError, ValueError) as error:
        raise Untouchable(f"libcst cannot write the result: {_first_line(error)}") from None
    if _after_hash(draft.text) - _after_hash(text):  # seldom, and then perhaps text in quotes
        lost = Counter(comments_in(draft.module)) - Counter(comments_in(module))
        if lost:
            raise Untouchable(f"the comment {next(iter(lost))[:60]!r} would be lost")
    return source


def _after_hash(text: str) -> Counter[str]:
    """What might be comments."""
    return Counter(_HASH.findall(text))


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200] or type(error).__name__


class _Work(cst.CSTTransformer):
    """Runs each rewrite where its finding is, the inner ones first."""

    def __init__(self, request: Request, ranges: Any, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        self.done: set[int] = set()
        self.declined: dict[int, str] = {}
        self._removed: list[cst.CSTNode] = []
        self._by_node: dict[cst.CSTNode, list[tuple[int, str, Rewriter[Any]]]] = {}
        self._shared: dict[int, list[int]] = {}  # findings that the rewrite of another one mends as well
        places = _Places(request.source, ranges)
        for number, target in enumerate(request.targets):
            found = load(target.function)
            node = places.find(target, found, draft, [each for each in self._by_node if self._has(each, target.code)])
            if node is None:
                self._join(number, target.code, places.find(target, found, draft, []))
            else:
                self._by_node.setdefault(node, []).append((number, target.code, found))
        self._spine = {each for node in self._by_node for each in (node, *ancestors(node, draft.parents))}
        draft.targets = {node: frozenset(code for _, code, _ in entries) for node, entries in self._by_node.items()}

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Whether something inside ``node`` is rewritten; the rest of the tree is left alone."""
        return node in self._spine

    def _join(self, number: int, code: str, node: cst.CSTNode | None) -> None:
        """Let the rewrite of ``node`` for another finding of the same code count for this one."""
        first = next((each for each, other, _ in self._by_node.get(node, ()) if other == code), None) if node else None
        if first is None:
            self.declined[number] = "the place was not found"
        else:
            self._shared.setdefault(first, []).append(number)

    def _has(self, node: cst.CSTNode, code: str) -> bool:
        return any(code == each for _, each, _ in self._by_node[node])

    def on_leave(self, original_node: Any, updated_node: Any) -> Any:
        """Called by libcst for every node, from the inside out."""
        for number, code, rewriter in self._by_node.get(original_node, ()):
            updated_node = self._applied(number, code, rewriter, original_node, updated_node)
        for outer, change in self.draft.later:
            if outer is original_node:
                updated_node = change(updated_node)
        if original_node in self.draft.removed:
            self._removed.append(updated_node)
        if isinstance(original_node, (cst.IndentedBlock, cst.Module)) and self._removed:
            return self._without_removed(updated_node)
        return updated_node

    def _applied(self, number: int, code: str, rewriter: Rewriter[Any], original: cst.CSTNode, node: Any) -> Any:
        state = self.draft.state()
        try:
            if not isinstance(node, rewriter.kinds):
                raise Declined("another rewrite has changed it; run again")
            changed = rewriter.run(Site(original, node, self.draft, code))
        except Declined as refusal:
            self.draft.restore(state)
            self.declined |= dict.fromkeys((number, *self._shared.get(number, ())), str(refusal))
            return node
        self.done |= {number, *self._shared.get(number, ())}
        return changed

    def _without_removed(self, block: Any) -> Any:
        left = [each for each in block.body if not any(each is gone for gone in self._removed)]
        if len(left) == len(block.body):
            return block
        if not left and isinstance(block, cst.IndentedBlock):
            left = [cst.SimpleStatementLine([cst.Pass()])]
        return block.with_changes(body=left)


class _Places:
    """Finds the nodes that findings speak of."""

    def __init__(self, source: bytes, ranges: Any) -> None:
        self._lines = source.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        self._by_line: dict[int, list[tuple[cst.CSTNode, CodeRange]]] = {}
        for node, place in ranges.items():
            self._by_line.setdefault(place.start.line, []).append((node, place))
            if isinstance(node, cst.Tuple) and node.lpar:  # to ``ast`` the parentheses are a part of it
                outer = CodeRange(ranges[node.lpar[0]].start, ranges[node.rpar[-1]].end)
                self._by_line.setdefault(outer.start.line, []).append((node, outer))

    def find(
        self, target: Target, rewriter: Rewriter[Any], draft: Draft, taken: list[cst.CSTNode]
    ) -> cst.CSTNode | None:
        """The node at the finding's range; where that is no more than a whole line, the first on it that fits."""
        found = [
            (node, place)
            for node, place in self._by_line.get(target.line, ())
            if isinstance(node, rewriter.kinds) and node not in taken
        ]
        exact = [(node, place) for node, place in found if self._starts(target, place)]
        whole = [(node, place) for node, place in exact if self._ends(target, place)]
        for nodes in (whole or exact or found, found if self._is_line(target) else ()):
            fitting = [node for node, _ in nodes if rewriter.accepts(node, draft)]
            if fitting:
                return fitting[0]
        return None

    def _is_line(self, target: Target) -> bool:
        """Whether a range is a line from its first character to its last."""
        text = self._lines[target.line - 1].decode("utf-8", "replace") if 0 < target.line <= len(self._lines) else ""
        start = len(text) - len(text.lstrip()) + 1
        return target.line == target.end_line and (target.column, target.end_column) == (start, len(text.rstrip()) + 1)

    def _starts(self, target: Target, place: CodeRange) -> bool:
        return target.column > 0 and self._column(target.line, target.column) == place.start.column

    def _ends(self, target: Target, place: CodeRange) -> bool:
        return (
            target.end_line == place.end.line and self._column(target.end_line, target.end_column) == place.end.column
        )

    def _column(self, line: int, column: int) -> int:
        """A 1-based column in bytes as libcst counts: in characters from 0."""
        if not 0 < line <= len(self._lines) or column < 1:
            return -1
        return len(self._lines[line - 1][: column - 1].decode("utf-8", "replace"))


def load(function: str) -> Rewriter[Any]:
    """The rewriter that ``module:name`` is."""
    module, _, name = function.partition(":")
    found = getattr(import_module(module), name)
    if not isinstance(found, Rewriter):
        raise TypeError(f"{function} is no rewriter")
    return found
