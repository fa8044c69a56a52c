"""Environment files: examples for the service, what loads them, and tracked ones with secrets (checklist CFG002)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.documents import EnvFile, Text, Variable
from prodready.facts.files import APPLICATION_ROLES, Role
from prodready.project.applications.apps import Apps
from prodready.project.code.callers import Callers
from prodready.project.code.calls import Calls
from prodready.project.code.constants import Constants
from prodready.project.commands.runners.container import COMPOSE_NAMES
from prodready.project.containers.compose import is_compose_file
from prodready.project.layout.dependencies import Dependencies
from prodready.project.layout.topology import Topology
from prodready.project.services.loaded import Loaded as Modules
from prodready.project.services.main_service import MainService
from prodready.project.settings.env_copies import copied_examples
from prodready.project.settings.env_loaders import (
    ENV_NAME,
    OF_SERVERS,
    SUFFIX,
    UNUSED,
    Load,
    examples_of,
    in_compose,
    in_python,
    in_text,
    is_example,
)
from prodready.project.settings.env_runners import in_tools
from prodready.project.settings.env_secrets import SECRET, secrets_in
from prodready.project.snapshot import Snapshot

_NOT_ENV = re.compile(
    r"\.(?:py|js|ts|tsx|jsx|json|ya?ml|toml|md|rst|html?|sh|ps1|bat|tf|ini|conf|vue|nix)$", re.IGNORECASE
)
_FRONTEND = frozenset(
    {"frontend", "front-end", "front_end", "client", "clients", "web-client", "webapp", "ui", "www", "mobile", "front"}
    | {"dashboard", "admin-ui", "web-ui", "webui", "spa", "nextjs", "react", "vue", "angular", "website"}
)
_TOOLS = re.compile(r"(?:^|/)(?:\w+[_-])?(?:tools?|scripts?|hack|\.github)/")
"""Folders of what developers use."""
_AT_START = re.compile(
    r"(?:^|[/_])(?:conf\w*|settings?\w*|env\w*|constants?|main|app|application|asgi|wsgi|manage|run|server|__init__|__main__)(?:[/.]|$)"
)
"""Where code reads its environment for all of it, rather than for one module."""
_SETTINGS = re.compile(
    r"(?:(?:^|[/._-])(?:conf\w*|cfg|settings?)\.(?:\w+\.)?|[^/]\.(?:cfg|conf|toml|ini)\.)(?:example|sample|dist)$",
    re.IGNORECASE,
)
"""Names of examples of configuration files."""
_ASIDE = re.compile(r"\.(?:md|rst|adoc|txt)$|^\.(?:github|gitlab)/", re.IGNORECASE)
"""Pages and pipelines, which load for others than the service."""
_ASSISTANTS = re.compile(
    r"(?:^|/)(?:AGENTS|CLAUDE|GEMINI|copilot-instructions)\.md$|(?:^|/)\.(?:cursor|claude)", re.IGNORECASE
)
"""Pages that tell programs what to do, and people only by the way."""
_VARIANT = re.compile(r"(?:^|[/._-])(?:test|tests|testing|ci|e2e)(?:$|[/._-])", re.IGNORECASE)

_DEPLOYMENT = re.compile(
    r"/(?:\.?envs?(?:\.d)?|environments?|config(?:s|uration)?|settings|deploy(?:ment|ments)?|docker|compose|infra\w*|ops|etc)/",
    re.IGNORECASE,
)
"""Folders of environment files, or of what a service is deployed with."""

_TEMPLATE = re.compile(r"[._-](?:tpl|tmpl)$", re.IGNORECASE)
_GAP = re.compile(r"\{\{|\{%|<%")
"""A gap that a template engine fills in."""


_LACKS = "but there is no example of one"


class Loaded(msgspec.Struct, frozen=True):
    """A tracked environment file with a usable secret, and what loads it as it is."""

    path: str
    variable: Variable
    loader: Evidence


class EnvFiles(msgspec.Struct, frozen=True):
    """``examples`` for the service; ``loaders`` of environment files; ``exposed`` tracked files that hold secrets.

    ``others`` are example files that do not count (a frontend's, a test's), ``real`` tracked environment files,
    ``near`` what comes near: an example of another kind of configuration, and what loads environment files.
    """

    examples: tuple[Evidence, ...]
    loaders: tuple[Evidence, ...]
    exposed: tuple[Loaded, ...]
    others: tuple[Evidence, ...]
    real: tuple[Evidence, ...]
    near: tuple[Evidence, ...] = ()
    empty: str = ""  # an example without a line

    @property
    def in_use(self) -> tuple[Evidence, ...]:
        """The tracked environment files of the service, where there are some beside those of the servers that it needs."""
        own = tuple(each for each in self.real if not OF_SERVERS.search(posixpath.basename(each.path)))
        return own or self.real


@fact
def env_files(
    snapshot: Snapshot,
    topology: Topology,
    main: MainService,
    constants: Constants,
    calls: Calls,
    callers: Callers,
    apps: Apps,
    dependencies: Dependencies,
    loaded_modules: Modules,
) -> EnvFiles:
    """Search names, settings, compose files, scripts and documents."""
    coded = list(in_python(snapshot, constants, calls, callers))
    copied = frozenset(copied_examples(snapshot))
    own = copied.union(examples_of(coded, snapshot))
    examples, others, real = _by_name(snapshot, own, [app.path for app in apps.web if main.holds(app.path)])
    flask = "python-dotenv" in dependencies.names and any(app.framework == "flask" for app in apps.web)
    loads = [*coded, *in_compose(snapshot), *in_text(snapshot), *in_tools(snapshot, flask_loads=flask)]
    candidates = real + [item.path for item in examples]
    exposed = tuple(found for path in candidates if (found := _exposed(path, snapshot, topology, loads)) is not None)
    parts = _Parts([(posixpath.dirname(app.path), topology.root_of(app.path)) for app in apps.web])
    kept = _of_the_service(examples, parts, topology, copied, main)
    others += [] if kept else examples
    ordered = _ordered(loads, kept, snapshot, main, loaded_modules.shown)
    ordered = [item for item in ordered if not parts.is_aside(item.target.lstrip("/"))] or ordered
    loaded = _effective([load for load in ordered if _fits(load, kept)] or ordered, main)
    places: dict[str, Evidence] = {}
    for load in loaded:
        places.setdefault(load.place.path, load.place)
    empty = next((path for path, info in snapshot.files.items() if info.empty and is_example(path)), "")
    tracked = tuple(
        Evidence(path, _telling_line(snapshot, path), "an environment file, not an example of one")
        for path in real
        if snapshot.files[path].tracked is not False
    )
    return EnvFiles(
        tuple(kept),
        tuple(places.values()),
        exposed,
        tuple(others),
        tracked,
        tuple(_near(loaded, others, snapshot, main, "whose example is empty" if empty else _LACKS)),
        empty,
    )


def _of_the_service(
    examples: list[Evidence], parts: _Parts, topology: Topology, copied: frozenset[str], main: MainService
) -> list[Evidence]:
    """The examples of the service, not of its parts aside or of what runs it; the foremost first."""
    kept = [item for item in examples if not parts.is_aside(item.path)]
    kept = kept or [item for item in examples if not parts.is_of_another(topology.root_of(item.path))]
    kept = [item for item in kept if not OF_SERVERS.search(posixpath.basename(posixpath.dirname(item.path)))] or kept

    def rank(item: Evidence) -> tuple[tuple[bool, bool, int], int, bool, int, str]:
        path = item.path
        return main.order(path), path.count("/"), path not in copied, len(path), path

    return sorted(kept, key=rank)


def _effective(loads: list[Load], main: MainService) -> list[Load]:
    """Those that are asked for and called by the service, as far as there are any."""
    telling = [load for load in loads if not (load.implied or load.unasked)] or loads
    return [load for load in telling if not (load.uncalled or main.apart(load.place.path)[1])] or telling


def _by_name(
    snapshot: Snapshot, own: frozenset[str], served: Collection[str]
) -> tuple[list[Evidence], list[Evidence], list[str]]:
    """Examples for the service, examples that do not count, and files in use; ``own`` are examples by what copies them."""
    front = Frontends(snapshot)
    examples: list[Evidence] = []
    others: list[Evidence] = []
    real: list[str] = []
    for path, info in snapshot.files.items():
        if info.empty or not (_is_env_name(path) or path in own):
            continue
        usable = snapshot.role(path) not in UNUSED and not front.covers(path)
        if path in own or is_example(path):
            usable = usable and not (_TOOLS.search(path) and not _holds_code(snapshot, served, posixpath.dirname(path)))
            good = usable and not _VARIANT.search(posixpath.basename(path)) and _assigns(snapshot, path)
            place = Evidence(path, _first_line(snapshot, path), "example environment file")
            (examples if good else others).append(place)
        elif usable and isinstance(snapshot.documents.get(path), EnvFile) and not _VARIANT.search(path):
            real.append(path)
    return examples, others, real


def _near(
    loads: Iterable[Load], others: Collection[Evidence], snapshot: Snapshot, main: MainService, wants: str
) -> Iterator[Evidence]:
    """An example of a file that holds settings in another form (``shop.cfg.example``), and what loads environment files."""
    named = sorted(path for path in snapshot.files if _SETTINGS.search(path) and snapshot.role(path) not in UNUSED)
    note = "example of a configuration file, not of the environment"
    yield from main.first(Evidence(path, 1, note) for path in named)[:1]
    named_for = {SUFFIX.sub("", item.path) for item in others}
    asked = (
        load.place
        for load in loads
        if not (load.weak or load.implied or load.unasked or named_for.intersection(_meant(load)))
    )
    own = [place for place in asked if main.holds(place.path) and not _ASIDE.search(place.path)]
    yield from [Evidence(place.path, place.line, f"{place.note}, {wants}") for place in own[:1]]


def _meant(load: Load) -> Iterator[str]:
    """The paths of the tree that what is loaded may be at, by the folders above the place that loads it."""
    target = load.target.lstrip("/") or ".env"
    while target.startswith("../"):
        target = target[3:]
    folder = posixpath.dirname(load.place.path)
    return (posixpath.normpath(posixpath.join(each, target)) for each in _upwards(folder))


def _ordered(
    loads: Iterable[Load], examples: list[Evidence], snapshot: Snapshot, main: MainService, shown: Collection[str]
) -> list[Load]:
    """What loads environment files, first what shows best that one of the examples is loaded."""
    scripts = (Role.SCRIPT, Role.MIGRATION)
    return sorted(
        loads,
        key=lambda item: (
            item.implied,
            item.uncalled,
            not _fits(item, examples),
            not _is_named_for(item, examples),
            not _is_named_for(item, examples[:1], default=False),
            item.weak,
            not main.holds(item.place.path) or item.place.path in shown,
            snapshot.role(item.place.path) in scripts or bool(_ASSISTANTS.search(item.place.path)),
            item.place.path.endswith(".py") and not _AT_START.search(item.place.path),
            is_compose_file(item.place.path) and posixpath.basename(item.place.path) not in COMPOSE_NAMES,
            bool(_VARIANT.search(item.place.path)),
        ),
    )


def _holds_code(snapshot: Snapshot, served: Collection[str], folder: str) -> bool:
    """Whether the application that serves stands in a folder, or any code where nothing serves."""
    return any(path.startswith(f"{folder}/") for path in served or [path for path, _ in snapshot.application()])


class _Parts(msgspec.Struct, frozen=True):
    """The folders that applications are made in, each with the root of its part of the repository."""

    served: list[tuple[str, str]]

    def is_of_another(self, root: str) -> bool:
        """Whether a root of the repository holds no application, which stand in others: a tool of its own beside them."""
        apart = bool(root) or all(part for _, part in self.served)
        return (
            bool(self.served)
            and apart
            and not any(f"{home}/".startswith(f"{root}/") for home, _ in self.served if root)
        )

    def is_aside(self, path: str) -> bool:
        """Whether a file stands in a folder of neither an application nor of files for deployment."""
        folder = posixpath.dirname(path)
        if not folder or not self.served or _DEPLOYMENT.search(f"/{folder}/"):
            return False
        above = any(f"{home}/".startswith(f"{folder}/") for home, _ in self.served)
        return not above and not any(root and f"{folder}/".startswith(f"{root}/") for _, root in self.served)


def _fits(load: Load, examples: list[Evidence]) -> bool:
    """Whether what is loaded is the default file, or called like an example; another part's own file is neither."""
    words = _name_words(load.target)
    return words <= {"env"} or any(words <= _name_words(item.path) for item in examples)


def _is_named_for(load: Load, examples: list[Evidence], *, default: bool = True) -> bool:
    """Whether what is loaded is called as an example without the word that makes it one, or is the default file."""
    name = posixpath.basename(load.target) or ".env"
    return (default and name == ".env") or any(
        SUFFIX.sub("", posixpath.basename(item.path)) == name for item in examples
    )


def _name_words(path: str) -> frozenset[str]:
    return frozenset(filter(None, re.split(r"[._-]", posixpath.basename(path).lower())))


def _is_env_name(path: str) -> bool:
    name = posixpath.basename(path)
    if _NOT_ENV.search(name):
        return False
    return bool(ENV_NAME.search(name)) or bool(re.search(r"(?:^|/)\.envs/", path)) or is_example(path)


def _assigns(snapshot: Snapshot, path: str) -> bool:
    """Whether the file documents at least one variable; a file that was not read gets the benefit of its name."""
    document = snapshot.documents.get(path)
    if isinstance(document, EnvFile):
        values = [item.value for item in document.variables]
        return bool(values) and not _is_rendered(path, values)
    if isinstance(document, Text):
        return any("=" in line for line in document.lines) and not _is_rendered(path, document.lines)
    return True


def _is_rendered(path: str, texts: Iterable[str]) -> bool:
    """Whether a program fills a template in: nobody could copy it as it is."""
    return bool(_TEMPLATE.search(path)) and any(map(_GAP.search, texts))


def _first_line(snapshot: Snapshot, path: str) -> int:
    document = snapshot.documents.get(path)
    if isinstance(document, EnvFile) and document.variables:
        return min(document.variables, key=lambda each: each.commented).line
    lines = document.lines if isinstance(document, Text) else ()
    return next(
        (number for number, line in enumerate(lines, 1) if "=" in line and not line.lstrip().startswith("#")), 1
    )


def _telling_line(snapshot: Snapshot, path: str) -> int:
    """The line of the first variable of a file that holds a secret, else of the first one."""
    document = snapshot.documents.get(path)
    held = document.variables if isinstance(document, EnvFile) else ()
    secret = next((item for item in held if not item.commented and item.value and SECRET.search(item.name)), None)
    return secret.line if secret is not None else _first_line(snapshot, path)


class Frontends:
    """Folders of front-end code: named so, or with a ``package.json`` and no application module below."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.python = {
            folder
            for path in snapshot.modules
            if snapshot.role(path) in APPLICATION_ROLES
            for folder in _upwards(posixpath.dirname(path))
        }
        self.packages = {
            posixpath.dirname(path) for path in snapshot.files if posixpath.basename(path) == "package.json"
        }

    def covers(self, path: str) -> bool:
        """Whether ``path`` stands in a front end."""
        for folder in _upwards(posixpath.dirname(path)):
            named = folder in self.packages or posixpath.basename(folder).lower() in _FRONTEND
            if folder and named and folder not in self.python:
                return True
        return False


def _upwards(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = posixpath.dirname(folder)
    yield ""


def _exposed(path: str, snapshot: Snapshot, topology: Topology, loads: list[Load]) -> Loaded | None:
    document = snapshot.documents.get(path)
    if not isinstance(document, EnvFile) or snapshot.files[path].tracked is False:
        return None
    secret = next(iter(secrets_in(document.variables)), None)
    if secret is None:
        return None
    for load in loads:
        if not load.weak and not _VARIANT.search(load.place.path) and _means(load, path, topology):
            return Loaded(path, secret, load.place)
    return None


def _means(load: Load, path: str, topology: Topology) -> bool:
    """Whether a load reads the file at ``path``: absolute targets are paths of the tree, others are looked for from the
    root and the service's folders; a default is ``.env`` there."""
    if load.target.startswith("/"):
        return load.target[1:] == path
    target = posixpath.normpath(load.target or ".env")
    while target.startswith("../"):
        target = target[3:]
    folders = {"", *topology.roots, posixpath.dirname(load.place.path)}
    return any(posixpath.normpath(posixpath.join(folder, target)) == path for folder in folders)
