"""Programs that read environment files by themselves before they start something: make, just, task, pipenv, systemd …"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from prodready.api import Evidence
from prodready.facts.documents import Document, Scalar, Text, text, walk
from prodready.facts.files import Role
from prodready.project.settings.env_loaders import ENV_NAME, Load
from prodready.project.snapshot import Snapshot

_UNUSED = frozenset({Role.TEST, Role.VENDORED, Role.TEMPLATE, Role.DOCS})
_MAKEFILE = re.compile(r"(?:^|/)(?:GNU)?[Mm]akefile[^/]*$|\.mk$")
_JUSTFILE = re.compile(r"(?:^|/)\.?justfile$|\.just$", re.IGNORECASE)
_TASKFILE = re.compile(r"(?:^|/)\.?taskfile(?:\.dist)?\.ya?ml$", re.IGNORECASE)
_MISE = re.compile(r"(?:^|/)\.?mise(?:\.\w+)?\.toml$")
_INCLUDE = re.compile(r"^-?s?include\s+(?P<name>\S+)")
_DOTENV = re.compile(r"^set\s+dotenv-(?:load|filename|path|required)\b(?!\s*:=\s*false)")
_UNIT = re.compile(r"^\s*EnvironmentFile\s*=\s*-?(?P<name>\S+)")
_SUBSTITUTION = re.compile(
    r"\b(?:export|env|set)\b.*(?:\$\(|`)\s*(?:grep|egrep|sed|cat|xargs|awk)\b[^)`|]*?(?P<name>[\w./-]*env[\w./-]*)"
)
_STARTER = re.compile(
    r"(?:^|[\s;&|`$(])(?:(?:honcho|foreman)\s+(?:start|run)\b|heroku\s+local\b|dotenv\s+(?:-\w\s+\S+\s+)*(?:run|--)\s"
    r"|docker\S*\s.*--from-env-file\b|kubectl\s.*--from-env-file\b)"
)
_CONFIGURED = re.compile(r"env[_-]?file|dotenv|\benvs\b|_:|_\.file")
"""Stands in every setting that names an environment file."""
_PIPENV = re.compile(r"(?:^|[\s;&|`$(\"])pipenv\s+(?:run|shell)\b")
_BEFORE = ' \t;&|`$("'
_FLASK = re.compile(r"(?:^|[\s;&|`$(\"])flask\s+(?:(?:-A|--app|--env-file|-e)[= ]\S+\s+|--debug\s+)*run\b")


def in_tools(snapshot: Snapshot, *, flask_loads: bool) -> Iterator[Load]:
    """Lines and settings of such programs; ``flask_loads`` where Flask's command finds python-dotenv installed."""
    pipenv = any(posixpath.basename(path) == "Pipfile" for path in snapshot.files)
    for path, document in snapshot.documents.items():
        if snapshot.role(path) in _UNUSED:
            continue
        if isinstance(document, Text):
            for number, line in enumerate(document.lines, 1):
                starts = (
                    _STARTER.search(line) or (pipenv and _PIPENV.search(line)) or (flask_loads and _FLASK.search(line))
                )
                target = _read_by_line(path, line)
                if target is not None or starts:
                    started = f"{starts.group().strip(_BEFORE)} reads an environment file by itself" if starts else ""
                    place = Evidence(path, number, started or f"`{line.strip()[:60]}`")
                    yield Load(place, target or "", unasked=bool(started))
        elif isinstance(document, Document) and snapshot.says(path, _CONFIGURED):
            yield from _configured(path, document)


def _read_by_line(path: str, line: str) -> str | None:
    """The environment file that a line reads; empty where it is the default one, None where it reads none."""
    if _JUSTFILE.search(path) and _DOTENV.match(line):
        return ""
    found = _UNIT.match(line) or _SUBSTITUTION.search(line)
    if found is None and _MAKEFILE.search(path):
        found = _INCLUDE.match(line)
    if found is None or not ENV_NAME.search(posixpath.basename(found["name"])):
        return None
    return found["name"].lstrip("/")


def _configured(path: str, document: Document) -> Iterator[Load]:
    """``dotenv:`` of task, ``envfile`` of poe, ``env_file`` of PDM, ``_.file`` of mise, ``envs`` of kustomize."""
    task, mise = _TASKFILE.search(path) is not None, _MISE.search(path) is not None
    for root in document.roots:
        for trail, node in walk(root):
            if not isinstance(node, Scalar) or not isinstance(node.value, str):
                continue
            names = [str(part) for part in trail]
            said = (
                (task and "dotenv" in names)
                or (mise and names[:1] == ["env"] and ("_" in names or "_.file" in names))
                or (names[:2] == ["tool", "poe"] and any(name.startswith("envfile") for name in names))
                or (names[:3] == ["tool", "pdm", "scripts"] and any(name.startswith("env_file") for name in names))
                or ("envs" in names and names[0].endswith("Generator"))
            )
            if text(node) == "--env-file":  # runArgs of a dev container, args of a task
                yield Load(Evidence(path, node.line, "`--env-file`"))
            elif said and ENV_NAME.search(posixpath.basename(text(node))):
                yield Load(Evidence(path, node.line, "reads an environment file"), text(node))
