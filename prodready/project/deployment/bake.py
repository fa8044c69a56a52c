"""What ``docker buildx bake`` builds: the targets of its files in HCL, with the defaults of their variables filled in."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

import msgspec

from prodready.facts.documents import Text
from prodready.project.snapshot import Snapshot

_FILE = re.compile(r"(?:^|/)docker-bake(?:\.[\w-]+)?\.hcl$")
_BLOCK = re.compile(r'^(target|variable)\s+"([^"]+)"\s*\{', re.M)
_SETTING = r'^\s*"?%s"?\s*=\s*"([^"\n]*)"'
_DEFAULT = re.compile(r'^\s*default\s*=\s*"?([^"\n]*?)"?\s*$', re.M)
_ARGS = re.compile(r"^\s*args\s*=\s*\{([^{}]*(?:\$\{[^{}]*\}[^{}]*)*)\}", re.M)
_PAIR = re.compile(r'^\s*"?([\w.-]+)"?\s*=\s*"?([^"\n]*?)"?\s*,?\s*$', re.M)
_VARIABLE = re.compile(r"\$\{(\w+)\}")


class Target(msgspec.Struct, frozen=True):
    """One target: the file and line where it begins, its Dockerfile and context as they are written, and its arguments."""

    path: str
    line: int
    dockerfile: str
    context: str
    stage: str
    args: tuple[tuple[str, str], ...]


def targets(snapshot: Snapshot) -> Iterator[Target]:
    """The targets of all such files."""
    for path, found in snapshot.of(Text):
        if _FILE.search(path):
            written = "\n".join(found.lines)
            blocks = list(_blocks(written))
            known = {name: _default(body) for kind, name, _, body in blocks if kind == "variable"}
            for kind, _, line, body in blocks:
                if kind == "target":
                    yield _target(path, line, _filled(body, known))


def _blocks(written: str) -> Iterator[tuple[str, str, int, str]]:
    """The kind, name, line and body of each block, up to the brace that closes it."""
    for found in _BLOCK.finditer(written):
        depth, end = 1, found.end()
        while depth and end < len(written):
            depth += {"{": 1, "}": -1}.get(written[end], 0)
            end += 1
        yield found[1], found[2], written.count("\n", 0, found.start()) + 1, written[found.end() : end - 1]


def _filled(body: str, known: Mapping[str, str]) -> str:
    """A body with what its variables hold; what only the environment sets is given by somebody."""
    return _VARIABLE.sub(lambda part: known.get(part[1]) or "given", body)


def _default(body: str) -> str:
    found = _DEFAULT.search(body)
    return found[1] if found is not None else ""


def _target(path: str, line: int, body: str) -> Target:
    given = _ARGS.search(body)
    args = tuple((name, value or "given") for name, value in _PAIR.findall(given[1])) if given is not None else ()
    outside = body.replace(given[0], "") if given is not None else body
    file, context, stage = (_setting(outside, name) for name in ("dockerfile", "context", "target"))
    return Target(path, line, file or "Dockerfile", context or ".", stage, args)


def _setting(body: str, name: str) -> str:
    found = re.search(_SETTING % name, body, re.M)
    return found[1] if found is not None else ""


def placed(target: Target, files: frozenset[str]) -> tuple[str, str] | None:
    """The Dockerfile and the context of a target, from the folder of its file, else from the root; None if there is none."""
    for base in dict.fromkeys((posixpath.dirname(target.path), "")):
        folder = posixpath.normpath(posixpath.join(base, target.context))
        file = posixpath.normpath(posixpath.join(folder, target.dockerfile))
        if file in files:
            return file, "" if folder == "." else folder
    return None
