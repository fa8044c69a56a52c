"""What a CI configuration says before anything is followed: pipelines, steps of shell text, and actions used."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from prodready.facts.documents import Node, Scalar, Sequence, entries, items, text
from prodready.project.commands.programs import Place

Env = tuple[tuple[str, str], ...]
Body = tuple[str, int]  # shell text and the line on which it begins


class Pipeline(msgspec.Struct, frozen=True):
    """One CI configuration. ``manual``: only a person or a clock starts it; ``called``: only others call it."""

    host: str
    path: str
    line: int = 1
    manual: bool = False
    called: bool = False
    problem: str = ""


class Context(msgspec.Struct, frozen=True):
    """What a step inherits from what it stands in."""

    path: str
    host: str
    job: str = ""
    directory: str = ""
    env: Env = ()
    via: tuple[Place, ...] = ()
    ignored: bool = False
    manual: bool = False

    def with_env(self, *more: tuple[str, str]) -> Context:
        """The same with more variables; the later ones win."""
        return replace(self, env=tuple({**dict(self.env), **dict(more)}.items())) if more else self


class Step(msgspec.Struct, frozen=True):
    """Shell text that one step runs; the bodies share one shell."""

    bodies: tuple[Body, ...]
    context: Context


class Use(msgspec.Struct, frozen=True):
    """A packaged step (an action, orb, pipe, task, or a pipeline of another repository) with its inputs."""

    name: str
    inputs: Env
    line: int
    context: Context

    def input(self, name: str) -> str:
        """The value of an input, its name compared without case and with ``-`` like ``_``."""
        wanted = name.lower().replace("-", "_")
        return next((value for key, value in self.inputs if key.lower().replace("-", "_") == wanted), "")

    @property
    def effective(self) -> bool:
        """Whether it runs on a change and its failure is felt."""
        return not self.context.ignored and not self.context.manual


def body(node: Node | None) -> Body | None:
    """The shell text of a scalar and the line of its first line (a block scalar begins below its key)."""
    if not isinstance(node, Scalar) or node.value is None or isinstance(node.value, bool):
        return None
    value = str(node.value)
    return value, node.line + ("\n" in value)


def exec_word(node: Node) -> str:
    """A word of an exec form; a block scalar gets its first line end back, so that its lines count right."""
    value = text(node)
    return f"\n{value}" if "\n" in value else value


def bodies(node: Node | None) -> tuple[Body, ...]:
    """The shell texts of a scalar or of a list, nested lists and ``{cmd: …}`` items included."""
    found: list[Body] = []
    for item in items(node):
        if isinstance(item, Sequence):
            found.extend(bodies(item))
        elif isinstance(item, Scalar):
            one = body(item)
            found.extend([one] if one else [])
        else:
            for entry in entries(item):
                if entry.key in ("cmd", "ps", "sh", "pwsh", "bash", "script", "command", "run"):
                    found.extend(bodies(entry.value))
    return tuple(found)


def variables(node: Node | None) -> Env:
    """``{A: b}``, ``["A=b"]``, ``[{name: A, value: b}]`` and ``[{A: b}]`` as pairs."""
    return tuple(_variables(node))


def _variables(node: Node | None) -> Iterator[tuple[str, str]]:
    for entry in entries(node):
        if isinstance(entry.value, Scalar):
            yield entry.key, text(entry.value)
        elif inner := [e.value for e in entries(entry.value) if e.key == "value"]:
            yield entry.key, text(inner[0])
    for item in items(node):
        found = {entry.key: text(entry.value) for entry in entries(item)}
        if "name" in found and "value" in found:
            yield found["name"], found["value"]
        elif found:
            yield from found.items()
        else:
            for word in text(item).split():
                name, equals, value = word.partition("=")
                if equals:
                    yield name, value.strip("'\"")
