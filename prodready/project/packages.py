"""Packaging metadata: ``pyproject.toml`` (standard and Poetry), ``setup.cfg`` and the ``setup(…)`` call."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from prodready.facts.documents import Document, Entry, Node, at, entries, items, text
from prodready.facts.files import Role
from prodready.facts.python import Call, Const, Expr, Map, Module, Ref, Seq
from prodready.project.snapshot import Snapshot

_LIBRARIES = "Topic :: Software Development :: Libraries"
_SETUP = frozenset({"setuptools.setup", "distutils.core.setup", "skbuild.setup"})


class Package(msgspec.Struct, frozen=True):
    """One distribution. ``scripts`` are (command, ``module:function``), also those that it adds to another program;
    ``line`` is that of its name or table.

    ``built`` tells that it states how it is built, which an application's ``pyproject.toml`` often does not.
    """

    folder: str
    path: str
    line: int
    name: str = ""
    classifiers: tuple[str, ...] = ()
    scripts: tuple[tuple[str, str], ...] = ()
    built: bool = False

    @property
    def library(self) -> bool:
        """Whether it says of itself that it is a library."""
        return any(classifier.startswith(_LIBRARIES) for classifier in self.classifiers)


def packages(snapshot: Snapshot) -> tuple[Package, ...]:
    """Every distribution that the repository's own manifests declare, in path order."""
    ignored = {Role.TEST, Role.DOCS, Role.VENDORED, Role.TEMPLATE}
    found: list[Package] = []
    for path in snapshot.files:
        if snapshot.role(path) not in ignored:
            found.extend(_declared(snapshot, path))
    return tuple(found)


def _declared(snapshot: Snapshot, path: str) -> Iterator[Package]:
    folder, _, name = path.rpartition("/")
    document = snapshot.document(path)
    if name == "pyproject.toml" and document is not None:
        yield from _pyproject(document, folder, path)
    elif name == "setup.cfg" and document is not None:
        yield from _setup_cfg(document, folder, path)
    elif name == "setup.py" and path in snapshot.modules:
        yield from _setup_py(snapshot.modules[path], folder, path)


def _pyproject(document: Document, folder: str, path: str) -> Iterator[Package]:
    built = document.at("build-system") is not None
    for table in (("project",), ("tool", "poetry")):
        node = document.at(*table)
        if node is None:
            continue
        name = at(node, "name")
        yield Package(
            folder,
            path,
            name.line if name else node.line,
            text(name),
            tuple(text(item) for item in items(at(node, "classifiers"))),
            tuple((entry.key, text(entry.value)) for entry in _commands(node)),
            built,
        )
        return


def _commands(node: Node) -> Iterator[Entry]:
    """The commands of its own, and those of groups by which a program lets others add some (``flask.commands``)."""
    yield from entries(at(node, "scripts"))
    for name in ("entry-points", "plugins"):
        for group in entries(at(node, name)):
            if group.key.endswith("commands"):
                yield from entries(group.value)


def _setup_cfg(document: Document, folder: str, path: str) -> Iterator[Package]:
    name = document.at("metadata", "name")
    if name is None and document.at("options") is None:
        return
    scripts = (line.partition("=") for line in _lines(document, "options.entry_points", "console_scripts"))
    yield Package(
        folder,
        path,
        name.line if name else 1,
        text(name),
        tuple(_lines(document, "metadata", "classifiers") or _lines(document, "metadata", "classifier")),
        tuple((command.strip(), target.strip()) for command, _, target in scripts),
        True,
    )


def _lines(document: Document, *keys: str) -> list[str]:
    return [line.strip() for line in text(document.at(*keys)).split("\n") if line.strip()]


def _setup_py(module: Module, folder: str, path: str) -> Iterator[Package]:
    for call in module.calls:
        if call.name not in _SETUP:
            continue
        classifiers = tuple(_strings(_given(module, call, "classifiers")))
        scripts: list[str] = []
        points = _given(module, call, "entry_points")
        if isinstance(points, Map):
            for key, value in points.items:
                if isinstance(key, Const) and str(key.value).endswith(("console_scripts", "commands")):
                    scripts.extend(_strings(value))
        pairs = (script.partition("=") for script in scripts)
        commands = tuple((command.strip(), target.strip()) for command, _, target in pairs)
        name = next(_strings(_given(module, call, "name")), "")
        yield Package(folder, path, call.line, name, classifiers, commands, True)
        return


def _given(module: Module, call: Call, key: str) -> Expr | None:
    """A keyword argument, or what the variable of the module holds that is given for it."""
    value = call.kwarg(key)
    if not isinstance(value, Ref):
        return value
    bound = [item.value for item in module.assigns if item.target == value.name and item.scope == -1]
    return bound[0] if len(bound) == 1 else None


def _strings(expr: Expr | None) -> Iterator[str]:
    if isinstance(expr, Const) and isinstance(expr.value, str):
        yield from (line.strip() for line in expr.value.split("\n") if line.strip())
    elif isinstance(expr, Seq):
        for item in expr.items:
            yield from _strings(item)
