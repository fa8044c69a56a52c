"""Folders whose image or manifest says that somebody runs what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from prodready.facts.documents import Dockerfile, Document, Text, at, entries
from prodready.facts.files import Role
from prodready.project.containers.launch import targets
from prodready.project.containers.starts import is_plain
from prodready.project.layout.packages import Package
from prodready.project.snapshot import Snapshot

_ASIDE = frozenset({Role.TEST, Role.DOCS, Role.TEMPLATE, Role.VENDORED})
_DEPLOYS = ("Procfile", "app.yaml", "fly.toml", "render.yaml", "serverless.yml", "vercel.json", "zappa_settings.json")
_WORKLOAD = re.compile(r"^kind:\s*(?:Deployment|StatefulSet)\b", re.MULTILINE)
_COMMAND = re.compile(r"^\s*(?:- )?command:", re.MULTILINE)
_STARTED = re.compile(r"ExecStart\s*=\s*[-@:+!]*(?:\S*/)?([\w.-]+)")
"""The program that a unit of systemd starts."""
_STARTS = re.compile(r"ExecStart\s*=")
_MODULE = re.compile(r"(?<![\w-])-m\s+([A-Za-z_]\w*)")
"""The package that Python runs, in the unit or in the environment that it reads."""


def deployment_folders(snapshot: Snapshot) -> tuple[str, ...]:
    """Folders with an image or a platform's manifest; not those of examples, tests, front ends or development machines."""
    application = [path for path, _ in snapshot.application()]

    commanded = _gives_commands(snapshot)

    def deploys(path: str, folder: str, name: str) -> bool:
        document = snapshot.documents.get(path)
        if isinstance(document, Dockerfile):
            starts = _starts_something(document) and not _starts_aside(document, snapshot)
            return not folder.startswith(".") and (commanded or starts)
        return name in _DEPLOYS and any(each.startswith(f"{folder}/" if folder else "") for each in application)

    parted = ((path, *path.rpartition("/")[::2]) for path in snapshot.files if snapshot.role(path) not in _ASIDE)
    return tuple(folder for path, folder, name in parted if deploys(path, folder, name))


def daemons(snapshot: Snapshot, packages: Iterable[Package]) -> tuple[str, ...]:
    """The folders of packages one of whose commands or modules a unit of systemd in the repository starts, be it one that
    a script writes where it installs the program."""
    started: set[str] = set()
    for path, unit in snapshot.of(Text):
        if snapshot.role(path) not in _ASIDE and (path.endswith(".service") or _writes_unit(unit)):
            started.update(match[1] for match in map(_STARTED.match, unit.lines) if match)
            started.update(f"-m {match[1]}" for line in unit.lines for match in _MODULE.finditer(line))
    return tuple(each.folder for each in packages if any(map(started.intersection, map(_ways, each.scripts))))


def lenders(snapshot: Snapshot, packages: Sequence[Package]) -> tuple[str, ...]:
    """The folders of packages from which a module imports that an image starts and that belongs to another package of the
    repository: what the image runs is theirs."""
    found: set[str] = set()
    for path, image in snapshot.of(Dockerfile):
        for module in () if snapshot.role(path) in _ASIDE else _started(image, snapshot):
            heads = {item.target.partition(".")[0] for item in snapshot.modules[module].imports}
            for package in packages:
                own = package.folder and f"{module}/".startswith(f"{package.folder}/")
                if not own and any(_place(package, head) in snapshot.modules for head in heads):
                    found.add(package.folder)
    return tuple(sorted(found))


def _place(package: Package, head: str) -> str:
    """Where a package that a distribution installs begins."""
    return f"{package.folder}/{head}/__init__.py".lstrip("/")


def _ways(script: tuple[str, str]) -> tuple[str, str]:
    """What starts a command: its own name, or the package that it leads to as a module."""
    command, place = script
    return command, f"-m {place.partition(':')[0].partition('.')[0]}"


def _writes_unit(script: Text) -> bool:
    """Whether a text holds a whole unit, as a script does that writes one."""
    return "[Service]" in script.lines and any(map(_STARTS.match, script.lines))


def _starts_something(image: Dockerfile) -> bool:
    """Whether an image has a command of its own, or may inherit one; others are for tests and builds."""
    keywords = {item.keyword for stage in image.stages for item in stage.instructions}
    aliases = {stage.alias for stage in image.stages if stage.alias}
    bases = (stage.image for stage in image.stages if stage.image.lower() not in aliases)
    return bool(keywords & {"CMD", "ENTRYPOINT"}) or not all(is_plain(base) for base in bases)


def _starts_aside(image: Dockerfile, snapshot: Snapshot) -> bool:
    """Whether the command of an image names a module or a file of tests or examples, which try the rest out."""
    found = _started(image, snapshot)
    return bool(found) and all(snapshot.role(path) in _ASIDE for path in found)


def _started(image: Dockerfile, snapshot: Snapshot) -> list[str]:
    """The modules that the command of an image starts, by the ends of their paths."""
    said = {item.keyword: item for item in (image.stages[-1].instructions if image.stages else ())}
    commands = [said[keyword] for keyword in ("ENTRYPOINT", "CMD") if keyword in said]
    words = [word for item in commands for word in item.argv or item.value.split()]
    named = [target.name for target in targets(tuple(words), {})] if words else []
    ends = [name if name.endswith(".py") else f"{name.replace('.', '/')}.py" for name in named]
    ends += [f"{name.replace('.', '/')}/__main__.py" for name in named if not name.endswith(".py")]
    return [path for path in snapshot.modules for end in ends if f"/{path}".endswith(f"/{end.removeprefix('./')}")]


def _gives_commands(snapshot: Snapshot) -> bool:
    """Whether a compose file, or a workload of Kubernetes, starts containers with commands of its own."""
    composed = any(
        at(entry.value, key) is not None
        for path, document in snapshot.of(Document)
        if "compose" in path.rpartition("/")[2] and snapshot.role(path) not in _ASIDE
        for entry in entries(document.at("services"))
        for key in ("command", "entrypoint")
    )
    return composed or any(
        snapshot.says(path, _WORKLOAD) and snapshot.says(path, _COMMAND)
        for path in snapshot.documents
        if path.endswith((".yaml", ".yml", ".tpl")) and snapshot.role(path) not in _ASIDE
    )
