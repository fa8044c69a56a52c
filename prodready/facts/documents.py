"""What files other than Python say, with line numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

import msgspec

Plain = Union[str, int, float, bool, None, list["Plain"], dict[str, "Plain"]]


class Scalar(msgspec.Struct, frozen=True, tag="v", gc=False):
    """A leaf. ``tag`` is a YAML tag that is not one of the standard ones (``!reference``); ``line`` that of a block's indicator,
    or of its text if that is one line without an end."""

    value: Union[str, int, float, bool, None]
    line: int
    tag: str = ""


class Sequence(msgspec.Struct, frozen=True, tag="s", gc=False):
    """A list."""

    items: tuple[Node, ...]
    line: int
    tag: str = ""


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One key of a mapping; ``line`` is the key's."""

    key: str
    value: Node
    line: int


class Mapping(msgspec.Struct, frozen=True, tag="m", gc=False):
    """A mapping, in file order. Keys are text (YAML's ``on`` stays ``on``)."""

    entries: tuple[Entry, ...]
    line: int
    tag: str = ""


Node = Union[Scalar, Sequence, Mapping]


class Document(msgspec.Struct, frozen=True, tag=True, gc=False):
    """A TOML, INI, YAML or JSON file. ``roots`` has one node per YAML document, else one.

    INI sections are mappings of scalars under the section's name. ``problem`` tells why nothing or only a part was read.
    """

    roots: tuple[Node, ...] = ()
    problem: str = ""
    problem_line: int = 0

    @property
    def root(self) -> Node | None:
        """The first node."""
        return self.roots[0] if self.roots else None

    def at(self, *path: str | int) -> Node | None:
        """The node under ``path`` in the first document."""
        return at(self.root, *path)


def at(node: Node | None, *path: str | int) -> Node | None:
    """The node below ``node`` under keys and indexes, or None."""
    for step in path:
        if isinstance(node, Mapping):
            node = next((entry.value for entry in node.entries if entry.key == step), None)
        elif isinstance(node, Sequence) and isinstance(step, int) and -len(node.items) <= step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def entries(node: Node | None) -> tuple[Entry, ...]:
    """The entries of a mapping, nothing of anything else."""
    return node.entries if isinstance(node, Mapping) else ()


def items(node: Node | None) -> tuple[Node, ...]:
    """The items of a sequence; a scalar is a sequence of itself (YAML habit), nothing of anything else."""
    if isinstance(node, Sequence):
        return node.items
    return (node,) if isinstance(node, Scalar) and node.value is not None else ()


def text(node: Node | None) -> str:
    """The scalar as text, empty for anything else; booleans in lower case."""
    if not isinstance(node, Scalar) or node.value is None:
        return ""
    return str(node.value).lower() if isinstance(node.value, bool) else str(node.value)


def walk(node: Node | None) -> Iterator[tuple[tuple[str | int, ...], Node]]:
    """Every node below ``node`` with its path, itself first."""
    stack: list[tuple[tuple[str | int, ...], Node]] = [((), node)] if node is not None else []
    while stack:
        path, current = stack.pop()
        yield path, current
        if isinstance(current, Mapping):
            stack.extend(((*path, entry.key), entry.value) for entry in reversed(current.entries))
        elif isinstance(current, Sequence):
            stack.extend(((*path, index), item) for index, item in reversed(list(enumerate(current.items))))


def scalars(node: Node | None) -> Iterator[tuple[str, Scalar]]:
    """Every scalar below ``node``, each under its key, which is empty for the items of a list."""
    stack: list[tuple[str, Node]] = [("", node)] if node is not None else []
    while stack:
        key, current = stack.pop()
        if isinstance(current, Scalar):
            yield key, current
        elif isinstance(current, Mapping):
            stack.extend([(entry.key, entry.value) for entry in reversed(current.entries)])
        else:
            stack.extend([("", item) for item in reversed(current.items)])


class Instruction(msgspec.Struct, frozen=True, gc=False):
    """One Dockerfile instruction. ``value`` has continuations joined and heredoc bodies appended after newlines;
    ``argv`` is set for exec (JSON) form; ``flags`` are the leading ``--name=value``.
    """

    keyword: str  # upper case
    value: str
    line: int
    end_line: int
    argv: tuple[str, ...] | None = None
    flags: tuple[tuple[str, str], ...] = ()


class Stage(msgspec.Struct, frozen=True, gc=False):
    """A build stage. ``image`` has the global ARG defaults substituted; ``alias`` is its ``AS`` name, lower case."""

    image: str
    alias: str
    line: int
    instructions: tuple[Instruction, ...]
    platform: str = ""


class Dockerfile(msgspec.Struct, frozen=True, tag=True, gc=False):
    """A Dockerfile or Containerfile; ``args`` are the ARGs before the first FROM with their defaults."""

    stages: tuple[Stage, ...] = ()
    args: tuple[tuple[str, str], ...] = ()
    problem: str = ""
    problem_line: int = 0


class Variable(msgspec.Struct, frozen=True, gc=False):
    """One assignment of an environment file."""

    name: str
    value: str
    line: int
    commented: bool = False


class EnvFile(msgspec.Struct, frozen=True, tag=True, gc=False):
    """A ``.env`` or an example of one."""

    variables: tuple[Variable, ...] = ()
    problem: str = ""
    problem_line: int = 0


class Requirement(msgspec.Struct, frozen=True, gc=False):
    """A declared dependency. ``name`` is normalised (PEP 503); ``pinned`` means ``==`` or a hash or a VCS commit.

    ``group`` is the extra, dependency group or poetry group; empty for the main list.
    """

    name: str
    specifier: str
    line: int
    extras: tuple[str, ...] = ()
    pinned: bool = False
    group: str = ""


class Requirements(msgspec.Struct, frozen=True, tag=True, gc=False):
    """A requirements or constraints file. ``includes`` are ``-r``/``-c`` targets as written with their lines, ``local`` the
    paths of projects that it installs; ``compiled`` tells that a resolver wrote it.
    """

    requirements: tuple[Requirement, ...] = ()
    includes: tuple[tuple[str, int], ...] = ()
    compiled: bool = False
    problem: str = ""
    problem_line: int = 0
    local: tuple[str, ...] = ()


class Lock(msgspec.Struct, frozen=True, tag=True, gc=False):
    """A lock file: normalised package names with versions."""

    packages: tuple[tuple[str, str], ...] = ()
    problem: str = ""
    problem_line: int = 0


class Text(msgspec.Struct, frozen=True, tag=True, gc=False):
    """A text file by lines, without line ends."""

    lines: tuple[str, ...] = ()
    problem: str = ""
    problem_line: int = 0


class CoverageData(msgspec.Struct, frozen=True, tag=True, gc=False):
    """A coverage report: per file (path as the report has it) covered and executable lines. ``written`` is seconds since
    the epoch if the report says so, else 0.
    """

    files: tuple[tuple[str, int, int], ...] = ()
    covered: int = 0
    total: int = 0
    written: float = 0.0
    problem: str = ""
    problem_line: int = 0


Facts = Union[Document, Dockerfile, EnvFile, Requirements, Lock, Text, CoverageData]


def lines_of(document: object) -> Iterator[tuple[int, str]]:
    """The lines, instructions or scalars of a document, with their line numbers."""
    if isinstance(document, Text):
        yield from enumerate(document.lines, 1)
    elif isinstance(document, Dockerfile):
        for stage in document.stages:
            yield from ((item.line, item.value) for item in stage.instructions)
    elif isinstance(document, Document):
        for root in document.roots:
            for key, node in scalars(root):
                if isinstance(node.value, str):
                    yield node.line, f"{key}: {node.value}" if key else node.value


def said(document: object) -> str:
    """All lines, instructions or keys and scalars of a document in one text, to see whether it may hold something."""
    if not isinstance(document, Document):
        return "\n".join(line for _, line in lines_of(document))
    parts = list(map(text, document.roots))
    stack = list(document.roots)
    while stack:
        current = stack.pop()
        if isinstance(current, Mapping):
            for entry in current.entries:
                parts.append(f"{entry.key}: {text(entry.value)}")
                stack.append(entry.value)
        elif isinstance(current, Sequence):
            parts += map(text, current.items)
            stack += current.items
    return "\n".join(parts)
