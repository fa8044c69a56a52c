"""Services that an image's init runs by itself, from the folders of s6-overlay and runit."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from prodready.facts.documents import Text
from prodready.project.commands.programs import program
from prodready.project.containers.layers import Layers
from prodready.project.containers.scripts import serves_at
from prodready.project.containers.starts import Start

_RUN = re.compile(r"/etc/(?:services\.d|service|s6-overlay/s6-rc\.d)/[^/\s]+/run")
_PUTS = re.compile(
    rf"\b(?:mv|cp|ln|install)\s+(?:-\S+\s+)*(?P<source>[^\s-]\S*)\s+(?P<dest>{_RUN.pattern})(?=[\s;&|]|$)"
)
_COMPILED = "/s6-rc.d/"
"""A folder whose scripts s6-rc copies to where it runs them, executable; so may an init that the base image brings."""
_INITS = frozenset({"init", "my_init", "s6-svscan", "runsvdir", "runsvdir-start"})
"""Programs that start every service of their folder."""
_WITHOUT = re.compile(r"(?:docker\.io/)?(?:library/)?[\w.-]+(?:[:@].*)?$")
"""Docker's official images, which bring no init."""


def supervised_start(layers: Layers, path: str, own: Start | None) -> Start | None:
    """What the init starts: that of the base image where the image has no command, or the one that its command names."""
    if own is None and _WITHOUT.match(layers.base):
        return None
    if own is not None and program(own.text.partition(" ")[0]) not in _INITS:
        return None
    runs = list(dict.fromkeys((*_put(layers), *_copied(layers))))
    if not runs:
        return None
    told = "; ".join(f"sh {run}" if own is None or _COMPILED in run else run for _, run in runs)
    where = next(_scripts(layers, runs), (path, layers.stage.line))
    return Start(told, path, runs[0][0]) if runs[0][0] else Start(told, *where)


def _scripts(layers: Layers, runs: Iterable[tuple[int, str]]) -> Iterator[tuple[str, int]]:
    """The repository's scripts among them, and the line by which each starts a server, those first that start one."""
    found = [place for _, run in runs if (place := layers.find(run)) is not None]
    texts = {place: text for place in found if isinstance(text := layers.context.snapshot.documents.get(place), Text)}
    serving = {place: line for place, text in texts.items() if (line := serves_at(text.lines))}
    yield from serving.items()
    yield from ((place, 1) for place in found if place not in serving)


def _put(layers: Layers) -> Iterator[tuple[int, str]]:
    """The scripts that a command of the build puts there: its line, and where the script stood."""
    for run in layers.own_runs:
        for found in _PUTS.finditer(run.text):
            yield run.line, posixpath.normpath(posixpath.join(run.directory, found["source"]))


def _copied(layers: Layers) -> Iterator[tuple[int, str]]:
    """The scripts that are copied to their places, alone or in a folder."""
    for mount in layers.mounts:
        if not mount.folder and _RUN.fullmatch(mount.dest):
            yield 0, mount.dest
        elif mount.folder and (mount.dest == "/" or "/etc/".startswith(f"{mount.dest}/") or "/etc/s" in mount.dest):
            prefix = f"{mount.source}/" if mount.source else ""
            inside = (file[len(prefix) :] for file in sorted(layers.context.files) if file.startswith(prefix))
            places = (posixpath.join(mount.dest, name) for name in inside)
            yield from ((0, place) for place in places if _RUN.fullmatch(place))
