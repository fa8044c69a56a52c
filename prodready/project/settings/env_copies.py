"""Files that documents tell people to copy to ``.env``: examples, whatever they are called."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from prodready.project.settings.env_loaders import ENV_NAME, env_lines
from prodready.project.snapshot import Snapshot

_COPY = re.compile(r"(?:^|[\s`$;&])cp\s+(?:-\w+\s+)*(?P<source>[\w./-]+)\s+(?P<target>[\w./-]+)")


def copied_examples(snapshot: Snapshot) -> Iterator[str]:
    """Tracked files that a documented command copies to ``.env``: ``cp .env_simple .env``."""
    for path, _, content, prose in env_lines(snapshot):
        for found in _COPY.finditer(content) if prose else ():
            source, target = found["source"], posixpath.basename(posixpath.normpath(found["target"]))
            if (
                target != ".env"
                or posixpath.basename(source) == ".env"
                or not ENV_NAME.search(posixpath.basename(source))
            ):
                continue
            for folder in (posixpath.dirname(path), ""):
                named = posixpath.normpath(posixpath.join(folder, source))
                if named in snapshot.files:
                    yield named
                    break
