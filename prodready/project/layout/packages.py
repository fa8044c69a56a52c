"""Packaging metadata: ``pyproject.toml`` (standard and Poetry), ``setup.cfg`` and the ``setup(…)`` call."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from prodready.facts.documents import Document, Entry, Node, at, entries, items, text
from prodready.facts.files import Role
from prodready.facts.python import Call, Const, Expr, Map, Module, Ref, Seq
from prodready.project.layout.shipped import (
    Children,
    Shipped,
    by_document,
    by_name,
    by_setup_call,
    by_setup_cfg,
    folders,
    lines,
)
from prodready.project.snapshot import Snapshot

_LIBRARIES = "Topic :: Software Development :: Libraries"
_OWN_GROUPS = re.compile(r"(?:gui_scripts|paste\.|babel\.|distutils\.|setuptools\.|oslo\.|.*commands)")
"""Groups by which an application serves itself: for its deployment, its build, its translations."""
_SETUP = frozenset({"setuptools.setup", "distutils.core.setup", "skbuild.setup"})


class Package(msgspec.Struct, frozen=True):
    """One distribution. ``scripts`` are (command, ``module:function``), ``added`` those that it gives to another program
    (``flask.commands``); ``line`` is that of its name or table.

    ``built`` tells that it states how it is built, which an application's ``pyproject.toml`` often does not (Poetry knows by
    itself). ``ships`` are the packages and modules that it installs.
    """

    folder: str
    path: str
    line: int
    name: str = ""
    classifiers: tuple[str, ...] = ()
    scripts: tuple[tuple[str, str], ...] = ()
    built: bool = True
    ships: Shipped | None = None
    added: tuple[tuple[str, str], ...] = ()
    groups: tuple[str, ...] = ()  # of entry points other than commands
    renamed: tuple[str, ...] = ()  # top names of packages that stand in folders of other names

    @property
    def offers_commands(self) -> bool:
        """Whether installing it gives people a command, or another program one."""
        return bool((self.scripts and self.built) or self.added)

    @property
    def published(self) -> bool:
        """Whether it is made for an index: classified, and with something to install."""
        return bool(self.classifiers) and self.ships != ()

    def holds(self, path: str) -> bool:
        """Whether it installs the module at ``path``."""
        return self.ships is None or any(
            each in ("", path.removesuffix(".py")) or path.startswith(f"{each}/") for each in self.ships
        )

    @property
    def plugin(self) -> bool:
        """Whether another program finds it by its entry points, and it has no command of its own."""
        return not self.scripts and any(not _OWN_GROUPS.match(group) for group in self.groups)

    @property
    def library(self) -> bool:
        """Whether it says of itself that it is a library."""
        return any(classifier.startswith(_LIBRARIES) for classifier in self.classifiers)


def is_never_installed(table: Node | None) -> bool:
    """Whether Poetry, by its table, only keeps the dependencies, and installs no package and no command."""
    return text(at(table, "package-mode")) == "false"


def packages(snapshot: Snapshot) -> tuple[Package, ...]:
    """Every distribution that the repository's own manifests declare, in path order."""
    ignored = {Role.TEST, Role.DOCS, Role.VENDORED, Role.TEMPLATE}
    children = folders(snapshot.files)
    found = [
        package
        for path in snapshot.files
        if snapshot.role(path) not in ignored
        for package in _declared(snapshot, path, children)
    ]
    listed = {package.folder: package.ships for package in reversed(found) if package.ships is not None}
    asked = _asked(snapshot, {group for package in found for group in package.groups})
    return tuple(
        msgspec.structs.replace(
            package,
            ships=listed.get(package.folder, _by_name(snapshot, package, children)),
            groups=tuple(group for group in package.groups if group not in asked),
        )
        for package in found
    )


def _asked(snapshot: Snapshot, groups: set[str]) -> set[str]:
    """The groups of entry points that the repository's own code looks up, so that no other program does."""
    modules = [module for _, module in snapshot.application()] if groups else []
    given = (value for module in modules for call in module.calls for value in call.arguments)
    bound = (assign.value for module in modules for assign in module.assigns)
    texts = (each.value for each in (*given, *bound) if isinstance(each, Const))
    return groups.intersection(text for text in texts if isinstance(text, str))


def _by_name(snapshot: Snapshot, package: Package, children: Children) -> Shipped:
    document = snapshot.document(package.path)
    backend = text(document.at("build-system", "build-backend")) if document is not None else ""
    strict = not backend or backend.startswith("setuptools")
    return by_name(package.name, package.folder, children, snapshot.files, strict=strict)


def _declared(snapshot: Snapshot, path: str, children: Children) -> Iterator[Package]:
    folder, _, name = path.rpartition("/")
    document = snapshot.document(path)
    if name == "pyproject.toml" and document is not None:
        yield from _pyproject(document, folder, path, children)
    elif name == "setup.cfg" and document is not None:
        yield from _setup_cfg(document, folder, path, children)
    elif name == "setup.py" and path in snapshot.modules:
        yield from _setup_py(snapshot.modules[path], folder, path, children)


def _pyproject(document: Document, folder: str, path: str, children: Children) -> Iterator[Package]:
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
            () if is_never_installed(node) else tuple((entry.key, text(entry.value)) for entry in _scripts(node)),
            built or table[0] == "tool",
            by_document(document, folder, children),
            tuple((entry.key, text(entry.value)) for entry in _added(node)),
            tuple(
                entry.key
                for name in ("entry-points", "plugins")
                for entry in entries(at(node, name))
                if entry.key not in ("console_scripts", "wsgi_scripts")
            ),
            tuple(_top(each.key) for each in entries(document.at("tool", "setuptools", "package-dir")) if each.key),
        )
        return


def _scripts(node: Node) -> Iterator[Entry]:
    """The commands, also those in the group that had them before there was a table for them."""
    yield from entries(at(node, "scripts"))
    yield from entries(at(node, "entry-points", "console_scripts"))


def _added(node: Node) -> Iterator[Entry]:
    """Commands in groups by which a program lets others add some."""
    for name in ("entry-points", "plugins"):
        for group in entries(at(node, name)):
            if group.key.endswith("commands"):
                yield from entries(group.value)


def _setup_cfg(document: Document, folder: str, path: str, children: Children) -> Iterator[Package]:
    name = document.at("metadata", "name")
    if name is None and document.at("options") is None:
        return
    points = [document.at(section) for section in ("options.entry_points", "entry_points")]  # setuptools' and pbr's
    listed = (line for node in points if node is not None for line in lines(at(node, "console_scripts")))
    dirs = document.at("options", "package_dir")
    scripts = (line.partition("=") for line in listed)
    yield Package(
        folder,
        path,
        name.line if name else 1,
        text(name),
        tuple(lines(document.at("metadata", "classifiers")) or lines(document.at("metadata", "classifier"))),
        tuple((command.strip(), target.strip()) for command, _, target in scripts),
        True,
        by_setup_cfg(document, folder, children),
        groups=tuple(
            each.key for node in points for each in entries(node) if each.key not in ("console_scripts", "wsgi_scripts")
        ),
        renamed=tuple(_top(line.partition("=")[0]) for line in lines(dirs) if not line.startswith("=")),
    )


def _setup_py(module: Module, folder: str, path: str, children: Children) -> Iterator[Package]:
    for call in module.calls:
        if call.name not in _SETUP:
            continue
        classifiers = tuple(_strings(_given(module, call, "classifiers")))
        points = tuple(point for value in _values(module, call, "entry_points") for point in _points(value))
        scripts = tuple(pair for group, pair in points if group == "console_scripts")
        files = _strings(_given(module, call, "scripts"))
        scripts += tuple((file.rpartition("/")[2], "") for file in files)
        added = tuple(pair for group, pair in points if group.endswith("commands"))
        name = next(_strings(_given(module, call, "name")), "")
        ships = by_setup_call(module, call, _given(module, call, "packages"), folder, children)
        groups = tuple(dict.fromkeys(group for group, _ in points if group != "console_scripts"))
        dirs = _given(module, call, "package_dir")
        renamed = tuple(_renamed(dirs.items if isinstance(dirs, Map) else ()))
        yield Package(folder, path, call.line, name, classifiers, scripts, True, ships, added, groups, renamed)
        return


def _renamed(pairs: Iterable[tuple[Expr | None, Expr]]) -> Iterator[str]:
    """The top names that ``package_dir`` gives to folders (``{"shop": "src"}``)."""
    for key, _ in pairs:
        if isinstance(key, Const) and key.value:
            yield _top(str(key.value))


def _top(name: str) -> str:
    return name.strip().partition(".")[0]


def _points(expr: Expr | None) -> Iterator[tuple[str, tuple[str, str]]]:
    """Entry points with their group, given as a dict or as the text of an INI file."""
    listed: list[tuple[str, str]] = []
    if isinstance(expr, Map):
        for key, value in expr.items:
            if isinstance(key, Const):
                listed.extend((str(key.value), line) for line in _strings(value))
    else:
        group = ""
        for line in _strings(expr):
            if line.startswith("["):
                group = line.strip("[]")
            else:
                listed.append((group, line))
    for group, line in listed:
        command, _, target = line.partition("=")
        yield group, (command.strip(), target.strip())


def _given(module: Module, call: Call, key: str) -> Expr | None:
    """A keyword argument, or what the variable of the module holds that is given for it."""
    values = _values(module, call, key)
    return values[0] if len(values) == 1 else None


def _values(module: Module, call: Call, key: str) -> tuple[Expr, ...]:
    """All that a keyword argument may be: the variable that is given for it may be bound by the arms of a condition."""
    value = call.kwarg(key)
    if not isinstance(value, Ref):
        return () if value is None else (value,)
    bound = (item.value for item in module.assigns if item.target == value.name and item.scope == -1)
    return tuple(item for item in bound if item is not None)


def _strings(expr: Expr | None) -> Iterator[str]:
    if isinstance(expr, Const) and isinstance(expr.value, str):
        yield from (line.strip() for line in expr.value.split("\n") if line.strip())
    elif isinstance(expr, Seq):
        for item in expr.items:
            yield from _strings(item)
