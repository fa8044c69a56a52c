"""Finds and reads the configuration file: ``prodready.toml``, or ``[tool.prodready]`` in ``pyproject.toml``."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path

from prodready.config import Effective, Layer, resolve
from prodready.config.decode import decode
from prodready.config.globs import rebased
from prodready.errors import ConfigError
from prodready.extract.plain import Unreadable
from prodready.extract.toml import read_toml
from prodready.facts.documents import Mapping, at

OWN = "prodready.toml"
PYPROJECT = "pyproject.toml"
MAX_BYTES = 1 << 20  # a configuration is pages, not megabytes; bounds what a hostile one can cost

Read = Callable[[str], "bytes | None"]
"""A file of one folder by name; None if there is none."""


def find(folder: Path) -> tuple[Layer, str] | None:
    """The layer that governs the audit of ``folder`` and its file, looked for from there upward to the git root.

    Without a git root only ``folder`` itself is looked at: what lies above belongs to someone else.
    """
    folder = folder.resolve()
    top = next((place for place in (folder, *folder.parents) if (place / ".git").exists()), folder)
    for steps, place in enumerate((folder, *folder.parents)):
        found = of_folder(partial(_read_in, place), "../" * steps)
        if found:
            layer, file = found
            return rebased(layer, folder.relative_to(place)), file
        if place == top:
            return None
    return None


def _read_in(folder: Path, name: str) -> bytes | None:
    """A ``pyproject.toml`` that is no plain file configures nothing here; the audit reports it."""
    try:
        return read_plain(folder / name)
    except ConfigError:
        if name == PYPROJECT:
            return None
        raise


def of_folder(read: Read, prefix: str = "") -> tuple[Layer, str] | None:
    """The layer of the folder that ``read`` reads, perhaps one of a git revision; ``prefix`` names it to the user."""
    own = read(OWN)
    project = read(PYPROJECT)
    table = _tool_table(project, prefix + PYPROJECT) if project is not None else None
    if own is not None and table is not None:
        raise ConfigError(
            f"{prefix}{OWN} and {prefix}{PYPROJECT}:{table.line} both configure prodready; keep one of them"
        )
    if own is not None:
        return decode(_root(own, prefix + OWN), prefix + OWN), prefix + OWN
    return (decode(table, prefix + PYPROJECT), prefix + PYPROJECT) if table else None


def of_file(path: Path, name: str) -> tuple[Layer, str]:
    """The layer of the file that the user named; a ``pyproject.toml`` is looked at for its table."""
    data = read_plain(path)
    if data is None:
        raise ConfigError(f"{name}: there is no such configuration file")
    if path.name == PYPROJECT:
        table = _tool_table(data, name)
        if table is None:
            raise ConfigError(f"{name} has no table [tool.prodready]")
        return decode(table, name), name
    return decode(_root(data, name), name), name


def read_plain(path: Path) -> bytes | None:
    """The bytes of a regular file, its last part no link; None if there is nothing. Raises :class:`ConfigError`."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, flags)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        reason = "is a link, which is not followed" if path.is_symlink() else f"cannot be read: {error.strerror}"
        raise ConfigError(f"{path.name} {reason}") from None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise ConfigError(f"{path.name} is not a regular file")
        with os.fdopen(os.dup(descriptor), "rb") as file:
            data = file.read(MAX_BYTES + 1)
    finally:
        os.close(descriptor)
    if len(data) > MAX_BYTES:
        raise ConfigError(f"{path.name} is larger than {MAX_BYTES >> 20} MiB")
    return data


def _root(data: bytes, file: str) -> Mapping:
    try:
        return _toml(data)
    except Unreadable as problem:
        raise _broken(file, problem) from None


def _tool_table(data: bytes, file: str) -> Mapping | None:
    """The table, or None. A broken file that never names it is the audit's to report, not the configuration's."""
    try:
        node = at(_toml(data), "tool", "prodready")
    except Unreadable as problem:
        if b"prodready" in data:
            raise _broken(file, problem) from None
        return None
    if node is not None and not isinstance(node, Mapping):
        raise ConfigError(f"{file}:{node.line}: tool.prodready must be a table")
    return node


def _toml(data: bytes) -> Mapping:
    root = read_toml(data).root
    return root if isinstance(root, Mapping) else Mapping((), 1)


def _broken(file: str, problem: Unreadable) -> ConfigError:
    return ConfigError(f"{file}{f':{problem.line}' if problem.line else ''}: {problem.reason}")


def load(folder: Path, *stronger: Layer, file: str = "", repository: bool = True) -> Effective:
    """The configuration in force for the audit of ``folder`` in the work tree.

    ``stronger`` layers win in their order, the last one most (pytest's ini, then the command line). ``file`` is the one
    that the user named instead of the repository's; without ``repository`` none of it is read.
    """
    if file:
        layer, name = of_file(Path(file), file)
        return resolve(None, layer, *stronger, file=name)
    found = find(folder) if repository else None
    return resolve(found[0] if found else None, *stronger, file=found[1] if found else "")
