"""How a project makes its loggers, so that a new one looks like those that are there."""

from __future__ import annotations

from collections import Counter, defaultdict

from prodready.facts.python import Module
from prodready.fix.job import Style
from prodready.project.snapshot import Snapshot

LIBRARIES = ("logging", "structlog", "loguru")
NAMES = frozenset({"logger", "log", "LOGGER", "LOG", "_logger", "_log"})
MANIFESTS = frozenset({"pyproject.toml", "setup.py", "setup.cfg", "requirements.txt", "Pipfile"})


class Styles:
    """The style of each project in the tree: of the modules below a manifest, whose dependencies they share."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._roots = {path.rpartition("/")[0] for path in snapshot.files if path.rpartition("/")[2] in MANIFESTS}
        counted: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        for path, module in snapshot.application():
            counted[self._root(path)].update(_loggers(module))
        self._styles = {root: _usual(loggers) for root, loggers in counted.items()}

    def of(self, path: str) -> Style:
        """How a module at ``path`` makes its logger."""
        return self._styles.get(self._root(path), Style())

    def _root(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        while folder and folder not in self._roots:
            folder = folder.rpartition("/")[0]
        return folder


def _usual(loggers: Counter[tuple[str, str]]) -> Style:
    """The library that most loggers are of, and the name that most of these have."""
    libraries: Counter[str] = Counter()
    for (library, _), count in loggers.items():
        libraries[library] += count
    if not libraries:
        return Style()
    library = max(libraries, key=lambda each: (libraries[each], -LIBRARIES.index(each)))
    names = [name for (of, name), _ in loggers.most_common() if of == library and name in NAMES]
    return Style(library, names[0] if names else "logger")


def _loggers(module: Module) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for item in module.imports:
        if item.target == "loguru.logger":
            found["loguru", item.local] += 1
    for assign in module.assigns:
        call = module.call(assign.value) if assign.scope < 0 and assign.owner < 0 else None
        if call is None or call.name.rpartition(".")[2].lower().replace("_", "") != "getlogger":
            continue
        library = call.name.partition(".")[0]
        if library in LIBRARIES:
            found[library, assign.target.lstrip(":")] += 1
    return found
