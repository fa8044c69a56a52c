"""Services that an image's init runs by itself, from the folders of s6-overlay and runit."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from prodready.project.commands.programs import program
from prodready.project.containers.layers import Layers
from prodready.project.containers.starts import Start

_RUN = re.compile(r"/etc/(?:services\.d|service|s6-overlay/s6-rc\.d)/[^/\s]+/run")
_PUTS = re.compile(
    rf"\b(?:mv|cp|ln|install)\s+(?:-\S+\s+)*(?P<source>[^\s-]\S*)\s+(?P<dest>{_RUN.pattern})(?=[\s;&|]|$)"
)
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
    how = "sh " if own is None else ""  # an init that the base brings may make them executable
    return Start("; ".join(how + run for _, run in runs), path, runs[0][0] or layers.stage.line)


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
