"""Whom an image runs as, and what gives up being root after the start."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.facts.documents import Document, Text, entries, text
from prodready.project.containers.follow import follow
from prodready.project.containers.layers import Layers
from prodready.project.containers.shellwords import fill
from prodready.project.containers.starts import Start, is_plain

_UNPRIVILEGED = re.compile(r"nonroot|rootless|unprivileged|^bitnami/|/bitnami/|chainguard/(?!wolfi-base)|/python-\d+\b")
_DROPS = re.compile(
    r"\b(gosu|su-exec|setpriv|s6-setuidgid|runuser|setuidgid|chpst|start-stop-daemon|capsh)\b|\bsu\s+(-\s+|-\w+\s+)*[\w$\"{]"
    r"|\bsudo\s+(-\w+\s+)*-\w*u|--userspec|--uid[ =]|\buid\s*=|--user[ =](?!root)|\bos\.setuid\b"
)
_SECTION = re.compile(r"(?<=[a-z]):\w*$")
"""The part of a configuration that uWSGI is told to take (``uwsgi.ini:production``)."""
_ROOT = frozenset({"root", "0"})


def root_at(layers: Layers) -> int:
    """The line by which the image runs as root: that of its ``USER``, else of its stage; 0 if it does not, or may not."""
    if layers.user is not None:
        name = fill(layers.user.value.strip().strip("\"'"), layers.env).partition(":")[0]
        return layers.user.line if name in _ROOT else 0
    if not is_plain(layers.base) or _UNPRIVILEGED.search(layers.base):
        return 0
    return layers.stage.line


def drops(layers: Layers, start: Start) -> bool:
    """Whether the start hands over to another user: in a command, a script, or the configuration that it names."""
    if _DROPS.search(start.text):
        return True
    commands = follow(layers, start)
    if any(_DROPS.search(command.raw) for command in commands):
        return True
    words = [word for command in commands for word in command.words] + start.text.split()
    if any(_configured(layers, word) for word in words):
        return True
    return "/init" in start.text and any(_DROPS.search(line) for line in _services(layers))


def _configured(layers: Layers, word: str) -> bool:
    """``uid`` of uWSGI, ``user`` of supervisor in a file that a command names."""
    name = _SECTION.sub("", word.rpartition("=")[2])
    if not name.endswith((".ini", ".conf", ".cfg", ".yaml", ".yml", ".json")):
        return False
    snapshot = layers.context.snapshot
    last = name.rpartition("/")[2]
    alike = [path for path in snapshot.documents if path.rpartition("/")[2] == last]
    found = layers.find(layers.path(name)) or (alike[0] if len(alike) == 1 else name.lstrip("/"))
    document = snapshot.documents.get(found)
    if isinstance(document, Text):
        return any(re.match(r"\s*(uid|user)\s*=\s*(?!root\b|0\b)\w", line) for line in document.lines)
    if not isinstance(document, Document):
        return False
    keys = ("uid",) if name.endswith((".yaml", ".yml", ".json")) else ("uid", "user")  # which may be a database's there
    for section in entries(document.root):
        for entry in entries(section.value):
            if entry.key in keys and text(entry.value) not in ("", *_ROOT):
                return True
    return False


def _services(layers: Layers) -> Iterator[str]:
    """Lines of the service scripts that an init system starts: those that are copied below ``/etc``."""
    sources = [mount.source for mount in layers.mounts if mount.dest == "/" or mount.dest.startswith("/etc")]
    for path, found in layers.context.snapshot.of(Text):
        if any(path == source or path.startswith(f"{source}/") for source in sources if source):
            yield from found.lines
