"""YAML to nodes with line numbers, composed from libyaml's events under a budget.

Loaders build what the text asks for: a merge key multiplies its mapping, deep nesting ends the process. Events come
one by one from a parser that does not recurse, so depth, their number, and the size that aliases and merges would
expand to are checked before anything is built.

Plain scalars resolve by the core schema of YAML 1.2 (``on`` and ``yes`` stay text, ``012`` too: 1.1 reads it as octal).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import yaml

from prodready.extract.plain import MAX_DEPTH, Unreadable, clean, leaf, one_line
from prodready.extract.text import decode, read_text
from prodready.facts.documents import Document, Entry, Mapping, Node, Scalar, Sequence, Text

MAX_EVENTS = 200_000
MAX_EXPANDED = 1_000_000
"""Nodes that all aliases would expand to. The largest real files stay below a tenth of either limit."""
TOO_DEEP = f"nested deeper than {MAX_DEPTH} levels"
_DEPTH_PROBLEM = "exceeded maximum nesting depth"
"""libyaml's own words where its scanner, which reads ahead, meets its limit before we see ours."""

_STANDARD = "tag:yaml.org,2002:"
_KNOWN = frozenset(
    {
        "str",
        "int",
        "float",
        "bool",
        "null",
        "seq",
        "map",
        "set",
        "omap",
        "pairs",
        "binary",
        "timestamp",
        "merge",
        "value",
    }
)
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})|0o[0-7]{1,21}|0x[0-9a-fA-F]{1,15}")
_FLOAT = re.compile(r"[-+]?(?:[0-9]{1,300}\.[0-9]{0,300}|\.[0-9]{1,300}|[0-9]{1,300}(?=[eE]))(?:[eE][-+]?[0-9]{1,3})?")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_TEMPLATE = re.compile(r"\{\{|\{%")


def read_yaml(data: bytes) -> Document | Text:
    """The documents of a YAML file; a template that is no YAML until it is rendered comes back as ``Text``.

    What stands before an error is kept. Of a key that is given twice with different values the last one
    counts, and ``problem`` says so.
    """
    text = decode(data)
    composer = _Composer(text)
    roots: list[Node] = []
    problem, line = "", 0
    try:
        roots.extend(composer.documents())
    except Unreadable as error:
        roots, problem, line = composer.finished, error.reason, error.line
    except yaml.YAMLError as error:
        roots = composer.finished
        problem, line = _explain(error)
        if _TEMPLATE.search(text):
            plain = read_text(data)
            return Text(plain.lines, "a template that is no YAML until rendered: read as text only", line)
    if not problem and composer.duplicate is not None:
        problem, line = (
            f"the key {composer.duplicate.key!r} is given twice; the last one counts",
            composer.duplicate.line,
        )
    return Document(tuple(roots), problem, line)


def _explain(error: yaml.YAMLError) -> tuple[str, int]:
    if isinstance(error, yaml.MarkedYAMLError):
        line = error.problem_mark.line + 1 if error.problem_mark is not None else 0
        if error.problem == _DEPTH_PROBLEM:
            return TOO_DEEP, line
        return f"not valid YAML: {one_line(error.problem or error.context)}", line
    return f"not valid YAML: {one_line(error)}", 0


def resolve(text: str) -> str | int | float | bool | None:
    """The value of a plain scalar."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text, 0)
    return float(text) if _FLOAT.fullmatch(text) else text


class _Frame(msgspec.Struct):
    """A collection that is still open; ``children`` are nodes with the text that they have as a key."""

    event: yaml.CollectionStartEvent
    children: list[tuple[Node, str]] = msgspec.field(default_factory=list)
    size: int = 1


class _Composer:
    """Builds the nodes of one stream."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.count("\n") + 1
        self.finished: list[Node] = []
        self.duplicate: Entry | None = None
        self._anchors: dict[str, tuple[Node, str, int]] = {}
        self._stack: list[_Frame] = []

    def documents(self) -> Iterator[Node]:
        """The root of each document; ``finished`` holds those that were complete when an error came."""
        for number, event in enumerate(yaml.parse(self.text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))):
            if number > MAX_EVENTS:
                raise Unreadable(f"more than {MAX_EVENTS} YAML events", _line(event))
            if isinstance(event, yaml.DocumentStartEvent):
                self._anchors.clear()
            elif isinstance(event, yaml.NodeEvent):
                self._open(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close(event)
        yield from self.finished

    def _open(self, event: yaml.NodeEvent) -> None:
        line = min(_line(event), self.lines)  # what an empty document holds stands below its last line
        if isinstance(event, yaml.CollectionStartEvent):
            self._stack.append(_Frame(event))
            if len(self._stack) > MAX_DEPTH:
                raise Unreadable(TOO_DEEP, line)
        elif isinstance(event, yaml.ScalarEvent):
            below = event.style in ("|", ">") and event.value and "\n" not in event.value
            here = min(line + 1, self.lines) if below else line  # nothing else tells that the text stands below
            self._add(_scalar(event, here), event.value, 1, event.anchor)
        else:
            self._add(*self._alias(event.anchor, line), None)

    def _alias(self, anchor: str | None, line: int) -> tuple[Node, str, int]:
        if any(frame.event.anchor == anchor for frame in self._stack):
            raise Unreadable(f"the alias *{one_line(anchor)} stands inside its own anchor", line)
        if anchor is None or anchor not in self._anchors:
            raise Unreadable(f"the alias *{one_line(anchor)} has no anchor", line)
        return self._anchors[anchor]

    def _add(self, node: Node, text: str, size: int, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor] = (node, text, size)
        if not self._stack:
            self.finished.append(node)
            return
        frame = self._stack[-1]
        frame.children.append((node, text))
        frame.size += size
        if frame.size > MAX_EXPANDED:
            raise Unreadable(f"aliases expand to more than {MAX_EXPANDED} nodes", node.line)

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        frame = self._stack.pop()
        start = frame.event
        source = _source(self.text, start, event)
        line = _line(start)
        node: Node
        if isinstance(start, yaml.SequenceStartEvent):
            node = Sequence(tuple(child for child, _ in frame.children), line, _tag(start.tag))
        elif source.startswith("{{"):  # an unquoted template expression looks like a mapping in a mapping
            node = Scalar(clean(source), line)
        else:
            node = Mapping(self._entries(frame), line, _tag(start.tag))
        self._add(node, source[:200].strip(), frame.size, start.anchor)

    def _entries(self, frame: _Frame) -> tuple[Entry, ...]:
        found: dict[str, Entry] = {}
        own: set[str] = set()
        for (key, text), (value, _) in zip(frame.children[::2], frame.children[1::2], strict=True):
            if text == "<<" and (merged := _merged(value)) is not None:
                for entry in merged:
                    found.setdefault(entry.key, entry)
                continue
            entry = Entry(clean(text), value, key.line)
            if self.duplicate is None and entry.key in own and not _says_the_same(found[entry.key].value, value):
                self.duplicate = entry
            own.add(entry.key)
            found[entry.key] = entry
        return tuple(found.values())


def _says_the_same(earlier: Node, later: Node) -> bool:
    """Whether a key that is given twice says nothing new the second time."""
    return isinstance(earlier, Scalar) and isinstance(later, Scalar) and earlier.value == later.value


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 0


def _source(text: str, start: yaml.Event, end: yaml.Event) -> str:
    if start.start_mark is None or end.end_mark is None:
        return ""
    return text[start.start_mark.index : end.end_mark.index]


def _merged(value: Node) -> Iterator[Entry] | None:
    """The entries that a merge key brings, the strongest first; None if the value cannot be merged."""
    sources = value.items if isinstance(value, Sequence) else (value,)
    if not all(isinstance(source, Mapping) for source in sources):
        return None
    return (entry for source in sources if isinstance(source, Mapping) for entry in source.entries)


def _scalar(event: yaml.ScalarEvent, line: int) -> Scalar:
    tag = _tag(event.tag)
    plain = event.implicit[0] and event.tag is None
    typed = event.tag is not None and event.tag != _STANDARD + "str"
    return leaf(resolve(event.value) if plain or typed else event.value, line, tag)


def _tag(tag: str | None) -> str:
    """The tag as written if it is not one of the standard ones."""
    if tag is None or tag == "!":
        return ""
    if tag.startswith(_STANDARD):
        name = tag[len(_STANDARD) :]
        return "" if name in _KNOWN else clean("!!" + name)
    return clean(tag)
