"""What a distribution installs: the import packages that a manifest lists, or that build tools find by themselves.

What stands beside them in the folder (a project to try a library out, a demo, an image's start script) is not published.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable, Container, Iterable

from prodready.facts.documents import Document, Node, at, items, text
from prodready.facts.python import Call, CallRef, Const, Expr, Map, Module, Seq, last_word
from prodready.project.words import words

Children = dict[str, dict[str, bool]]
"""Folder → folders in it that hold Python files, and whether they are packages."""
Shipped = tuple[str, ...]
"""Paths of packages and modules, the latter without their ending; the folder itself where it cannot be told."""

_ASIDE = words(
    """tests test docs doc examples example scripts tools bin build dist benchmarks benchmark tasks ci manage demo
    demos samples sandbox news requirements"""
)
"""Names that build tools leave out where they look for packages themselves."""
_GLOB = re.compile(r"[*?\[]")


def folders(files: Iterable[str]) -> Children:
    """The index of a repository's folders of Python files."""
    found: Children = {}
    for path in files:
        if path.endswith(".py"):
            folder, _, name = path.rpartition("/")
            package = name == "__init__.py"
            while folder:
                above, _, last = folder.rpartition("/")
                inside = found.setdefault(above, {})
                inside[last] = inside.get(last, False) or package
                folder, package = above, False
    return found


def by_document(document: Document, folder: str, children: Children) -> Shipped | None:
    """What ``pyproject.toml`` lists in the table of its build tool; None if nothing."""
    readers: tuple[Callable[[Node, str, Children], Shipped | None], ...] = (_setuptools, _poetry, _paths)
    tool = document.at("tool")
    if tool is None:
        return None
    return next((found for read in readers if (found := read(tool, folder, children)) is not None), None)


def by_setup_cfg(document: Document, folder: str, children: Children) -> Shipped | None:
    """What the section ``[options]`` lists."""
    given = lines(document.at("options", "packages"))
    base = _below(folder, _root(lines(document.at("options", "package_dir"))))
    modules = tuple(_below(base, name) for name in lines(document.at("options", "py_modules")))
    if not given:
        return modules or None
    if not given[0].startswith("find"):
        return (*_named(given, base), *modules)
    table = document.at("options.packages.find")
    where = text(at(table, "where"))
    wanted, without = lines(at(table, "include")), lines(at(table, "exclude"))
    return (*_found(_below(folder, where) if where else base, children, wanted, without, given[0]), *modules)


def by_setup_call(module: Module, call: Call, given: Expr | None, folder: str, children: Children) -> Shipped | None:
    """What ``setup(packages=given)`` names or searches; a list that is put together tells nothing."""
    modules = _texts(call.kwarg("py_modules")) or ()
    if given is None and not modules:
        return (folder,) if call.kwarg("**") is not None else None
    mapped = call.kwarg("package_dir")
    base = _mapped(mapped, folder) if mapped is not None else folder
    alone = tuple(_below(folder, name) for name in modules)
    if base is None:
        return (folder,)
    if given is None:
        return alone
    names = _texts(given)
    if names is not None:
        return (*_named(names, base), *alone)
    return (*_searched(module, given, base, folder, children), *alone)


def by_name(name: str, folder: str, children: Children, files: Container[str], *, strict: bool) -> Shipped:
    """What build tools find themselves: the package of the distribution's name, all below ``src/``, or the only one.

    Among several, setuptools refuses (``strict``): such a folder is not published, whatever its manifest says.
    """
    wanted = re.sub(r"[-_.]+", "_", name).lower()
    for base in (_below(folder, "src"), folder):
        named = [each for each in children.get(base, {}) if each.lower() == wanted]
        if named:
            return (_below(base, named[0]),)
        if _below(base, wanted) + ".py" in files:
            return (_below(base, wanted),)
    inside = children.get(_below(folder, "src"), {})
    if inside:
        return tuple(_below(_below(folder, "src"), each) for each in inside)
    flat = [each for each, package in children.get(folder, {}).items() if package and each not in _ASIDE]
    if len(flat) == 1:
        return (_below(folder, flat[0]),)
    return () if strict and flat else (folder,)


def _setuptools(tool: Node, folder: str, children: Children) -> Shipped | None:
    table = at(tool, "setuptools")
    find = at(table, "packages", "find")
    modules = tuple(_below(folder, text(item)) for item in items(at(table, "py-modules")))
    if find is not None:
        wanted, without = ([text(item) for item in items(at(find, key))] for key in ("include", "exclude"))
        wheres = [text(item) for item in items(at(find, "where"))] or [text(at(table, "package-dir", ""))]
        bases = [_below(folder, where) for where in wheres]
        return (
            *(each for base in bases for each in _found(base, children, wanted, without, "find_namespace")),
            *modules,
        )
    names = [text(item) for item in items(at(table, "packages"))]
    base = _below(folder, text(at(table, "package-dir", "")))
    return (*_named(names, base), *modules) if names or modules else None


def _poetry(tool: Node, folder: str, children: Children) -> Shipped | None:
    listed = items(at(tool, "poetry", "packages"))
    found = tuple(_below(_below(folder, text(at(item, "from"))), _top(text(at(item, "include")))) for item in listed)
    return _known(found, folder)


def _paths(tool: Node, folder: str, children: Children) -> Shipped | None:
    """Tables of build tools that list paths, or name the one module."""
    wheel = at(tool, "hatch", "build", "targets", "wheel")
    for node in (at(wheel, "packages"), at(wheel, "only-include"), at(tool, "scikit-build", "wheel", "packages")):
        if items(node):
            return _known(tuple(_below(folder, text(item).strip("/")) for item in items(node)), folder)
    if at(wheel, "include") is not None or at(tool, "maturin", "python-source") is not None:
        return (folder,)
    names = items(at(tool, "flit", "module", "name")) or items(at(tool, "uv", "build-backend", "module-name"))
    found = (each for name in names for each in by_name(text(name), folder, children, (), strict=False))
    return tuple(dict.fromkeys(found)) or None


def _known(found: Shipped, folder: str) -> Shipped | None:
    return (folder,) if any(map(_GLOB.search, found)) else found or None


def _searched(module: Module, given: Expr, base: str, folder: str, children: Children) -> Shipped:
    """What ``find_packages(…)`` finds."""
    call = module.calls[given.index] if isinstance(given, CallRef) else None
    if call is None or last_word(call.name) not in ("find_packages", "find_namespace_packages"):
        return (folder,)
    where, wanted, without = call.arg(0, "where"), call.arg(2, "include"), call.arg(1, "exclude")
    if where is not None:
        if not isinstance(where, Const):
            return (folder,)
        base = _below(folder, str(where.value))
    patterns = [() if each is None else _texts(each) for each in (wanted, without)]
    if patterns[0] is None:
        return (folder,)
    return _found(base, children, patterns[0], patterns[1] or (), last_word(call.name))


def _found(base: str, children: Children, wanted: Iterable[str], without: Iterable[str], how: str) -> Shipped:
    """Folders of ``base`` that a search takes: packages, or all where it looks for namespaces, too."""
    tops = [_top_pattern(pattern) for pattern in wanted if pattern]
    return tuple(
        _below(base, name)
        for name, package in children.get(base, {}).items()
        if package or "namespace" in how
        if not tops or any(fnmatch.fnmatchcase(name, pattern) for pattern in tops)
        if not any(fnmatch.fnmatchcase(name, pattern) for pattern in without)
    )


def _named(names: Iterable[str], base: str) -> Shipped:
    return tuple(dict.fromkeys(_below(base, _top(name.replace(".", "/"))) for name in names))


def _top(path: str) -> str:
    return path.strip("/").partition("/")[0]


def _top_pattern(pattern: str) -> str:
    return pattern.partition(".")[0]


def _root(given: Iterable[str]) -> str:
    """The folder of ``package_dir`` for everything (``= src``)."""
    return next((line[1:].strip() for line in given if line.startswith("=")), "")


def _mapped(mapped: Expr, folder: str) -> str | None:
    """The folder that ``package_dir`` gives for everything; None where it maps packages one by one."""
    pairs = mapped.items if isinstance(mapped, Map) else ()
    given = [
        value.value for key, value in pairs if isinstance(key, Const) and key.value == "" and isinstance(value, Const)
    ]
    return _below(folder, str(given[0])) if given and len(pairs) == 1 else None


def _below(folder: str, path: str) -> str:
    path = path.strip("/")
    return folder if path in ("", ".") else f"{folder}/{path}" if folder else path


def lines(node: Node | None) -> list[str]:
    """The lines of a value of several, as INI files write lists."""
    return [line.strip() for line in text(node).split("\n") if line.strip()]


def _texts(expr: Expr | None) -> tuple[str, ...] | None:
    """The strings of a display; None where one of them is no literal."""
    if not isinstance(expr, Seq):
        return None
    found = tuple(item.value for item in expr.items if isinstance(item, Const) and isinstance(item.value, str))
    return found if len(found) == len(expr.items) else None
