"""Shell scripts of the repository that start an image: where they stand, and by which line they start a server."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence

from prodready.facts.documents import Text
from prodready.project.commands.background import starts_server
from prodready.project.containers.layers import Layers
from prodready.project.containers.starts import Start

_TELLS = re.compile(r"\s*(?:#|-|echo\b)")
"""Lines of a script that only speak of a program: remarks, options of the command before, and what is printed."""
_HANDS_ON = re.compile(r"\s*exec\s+(?:\S+\s+)*\"?\$(?:[@*]|\{[@*]\})")
"""How a script ends that prepares and then runs the command that it is given."""
_CONFIGURED_BY = frozenset({"-c", "--config"})
"""Options of servers before a file of settings, which no shell runs."""
PROGRAM_FOLDERS = ("/usr/local/bin", "/usr/bin", "/bin")
"""Folders in which a program is looked for that is called by its name alone."""


def script_at(layers: Layers, name: str, here: str) -> tuple[str, str, tuple[str, ...]] | None:
    """A shell script that stands where ``name`` leads: its place in the image and in the repository, and its lines."""
    places = [posixpath.normpath(posixpath.join(here, name))]
    if "/" not in name:
        folders = (*layers.env.get("PATH", "").split(":"), *PROGRAM_FOLDERS, here)
        places = [posixpath.join(folder, name) for folder in folders]
    for place in places:
        found = layers.find(place)
        document = layers.context.snapshot.documents.get(found) if found else None
        if found and isinstance(document, Text) and not (document.lines and "python" in document.lines[0][:40].lower()):
            return place, found, document.lines
    return None


def serves_at(lines: Sequence[str], args: Sequence[str] = ()) -> int:
    """The line that starts a server: the first in the arm of an argument, else the last, since arms for development come
    before it; 0 if none does."""
    found = [number for number, line in enumerate(lines, 1) if starts_server(line) and not _TELLS.match(line)]
    arms = (number for number, line in enumerate(lines, 1) for arg in args if _is_arm(line, arg))
    arm = next(arms, 0)
    return next((number for number in found if 0 < arm <= number), max(found, default=0))


def _is_arm(line: str, arg: str) -> bool:
    """Whether a line begins what a script does for an argument (``if [ "$1" = web ]``, ``web)``)."""
    asks = "$" in line or line.rstrip().endswith(")")
    return asks and re.search(rf"(?<![\w./-]){re.escape(arg)}(?![\w./-])", line) is not None


def serving_line(layers: Layers, start: Start) -> tuple[str, int] | None:
    """The script that a start runs, and the line by which it starts a server."""
    args = start.text.split()[1:]
    found = ((source, serves_at(lines, args)) for source, lines in _scripts(layers, start))
    return next(((source, line) for source, line in found if line), None)


def waits_for_command(layers: Layers, start: Start) -> bool:
    """Whether the image's own start is a script that prepares and runs its arguments, of which the image gives none."""
    if layers.command is not None or len(start.text.split()) != 1:
        return False
    return any(lines and _HANDS_ON.match(_last(lines)) for _, lines in _scripts(layers, start))


def _last(lines: Sequence[str]) -> str:
    return next((line for line in reversed(lines) if line.strip()), "")


def _scripts(layers: Layers, start: Start) -> Iterator[tuple[str, tuple[str, ...]]]:
    here = posixpath.normpath(posixpath.join(layers.workdir, start.directory))
    words = start.text.split()
    for before, word in zip(("", *words), words, strict=False):
        if before in _CONFIGURED_BY:
            continue
        found = script_at(layers, word.strip("'\""), here)
        if found is not None:
            yield found[1], found[2]
