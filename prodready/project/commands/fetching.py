"""What commands bring from elsewhere: a clone of another project, the folder that an archive holds."""

from __future__ import annotations

import posixpath
import re

from prodready.project.commands.programs import program, unwrap

_ARCHIVE = re.compile(r"(?P<name>[\w.-]+?)\.(?:zip|tgz|txz|tbz2?|tar(?:\.\w+)?)$")


def fetched(words: tuple[str, ...]) -> tuple[str, ...]:
    """The folders that a command brings: ``codec`` of ``git clone …/codec.git``, ``lib-1.2`` of ``tar xf lib-1.2.tar.gz``."""
    below = tuple(unwrap(words).words)
    name = program(below[0]) if below else ""
    if name == "git" and "clone" in below:
        given = [word for word in below[below.index("clone") + 1 :] if not word.startswith("-")]
        place = next((at for at, word in enumerate(given) if "/" in word or ":" in word), -1)
        if place < 0:
            return ()
        named = given[place + 1 : place + 2]
        return (named[0] if named else posixpath.basename(given[place].rstrip("/")).removesuffix(".git"),)
    if name in ("tar", "bsdtar", "unzip"):
        found = (_ARCHIVE.match(posixpath.basename(word)) for word in below[1:])
        return tuple(match["name"] for match in found if match)
    return ()
