"""# Environment reads outside the settings

**Reported**: application code that reads an environment variable (`os.environ[…]`, `os.environ.get`, `os.getenv`) outside the
settings: what the service needs is then known only to those who read all of it, and a missing value shows when the code runs.

It is reported where a settings module is bypassed: one stands in the deployable or above it, and the service loads what reads;
modules that nothing imports and those that set up logging (`logging_config.py`) are none.

**Not reported**: settings modules, what only they import, modules that hold a settings object, and defaults of classes
that are called settings (`class ShopConfig`); where there is neither, the module with a half of all reads and those of
its name; modules of which a half are constants and a half of these the environment's; all of what has no settings; the
commit that a build names; what a factory is told by default and what a process is given under its own name; command lines, also
those of a client beside the service, scripts (also those that nothing imports), tests, development variants; what says
which settings to load (`app.config.from_object(os.getenv("APP_SETTINGS"))`) or from which module all are taken;
helpers that read the variable they are asked for, and what a value names (`os.getenv(self.token_variable)`); what
stands in for an argument that every caller gives; variables that are removed (`os.environ.pop("TOKEN", None)`);
variables of the system (`HOME`, `PATH`, `TZ` …) and those that a library reads itself (`OTEL_EXPORTER_…`), also if the
code only asks whether it has them (`if os.getenv("OPENAI_API_KEY"): client = OpenAI()`); what a function reads that
says which settings Django loads, and so runs before them; where the code stands
(`sys.path.append(os.environ["APP_HOME"])`).

Confidence is low in functions that nothing but tests is seen to call, where no module is named for settings or holds
an object of them, so that only the number of reads tells which one it is, in modules that the settings themselves
import, which so cannot ask them, and for variables that the code itself gives a constant or a text elsewhere, or that a
compose file switches on for one of several services of the same image: by those its programs may tell each other something, and
what they are.

Wrong, in `app/mail.py`: `host = os.getenv("SMTP_HOST")`. Right: `host = settings.smtp_host`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.api import Confidence, Finding, Location, Severity, finding
from prodready.facts.files import Role
from prodready.project.code.callers import Callers, followed
from prodready.project.containers.compose import Compose
from prodready.project.services.called import Called
from prodready.project.services.command_lines import CommandLines
from prodready.project.services.kind import Services
from prodready.project.services.loaded import Loaded, package_root
from prodready.project.services.production import place
from prodready.project.settings.env_purposes import is_excused, is_its_own_settings, looked_for, set_by_code
from prodready.project.settings.env_reads import EnvRead, EnvReads
from prodready.project.settings.env_tables import is_table
from prodready.project.settings.process_marks import process_marks
from prodready.project.settings.typed import TypedSettings
from prodready.project.snapshot import Snapshot

_STARTS = re.compile(r"(?:^|/)(?:wsgi|asgi|manage)\.py$")
"""What is loaded first, before there are settings."""
_OF_LOGGING = re.compile(r"(?:^|/)log(?:s|ger|gers|ging)?_?(?:config\w*|conf|settings)\.py$")
"""Modules that set logging up, which are called settings and hold none for others."""
MANY = 20
"""A module that holds more than half of all reads, if they are as many, is the settings under another name."""
_SETTINGS = re.compile(
    r"(^|/)(\w*settings|\w*config(?:_(?:sample|example|default))?|configuration|conf|env|environment|gunicorn\w*)(\.conf)?\.py$|/\w*settings/|/\w*config/"
)


@finding(
    code="CFG102",
    name="scattered-env",
    section="configuration",
    severity=Severity.WARNING,
    question="Is the environment read in the settings only?",
    why="Variables that are read all over the code are documented, checked and defaulted nowhere.",
    fix="Add a field to the settings object and use that.",
    references=("https://12factor.net/config",),
)
def rule(
    snapshot: Snapshot,
    services: Services,
    reads: EnvReads,
    typed: TypedSettings,
    commands: CommandLines,
    loaded: Loaded,
    callers: Callers,
    called: Called,
    compose: Compose,
) -> Iterator[Finding]:
    """Every read outside, with the variable's name."""
    if not services.runs:
        return
    homes = _homes(snapshot, reads, typed, commands, loaded, callers)
    serves = services.is_service or bool(services.workers)
    told = {
        name
        for path in callers.code
        if snapshot.role(path) is not Role.SCRIPT
        for name in set_by_code(snapshot.modules[path])
    } | process_marks(compose)
    for read in reads.reads:
        if not loaded.holds(read.path) or not homes.has(read.path, snapshot) or _STARTS.search(read.path):
            continue
        if homes.holds(read.path) or callers.importers.get(read.path, frozenset((read.path,))) <= homes.inside:
            continue
        if (serves and commands.is_tool(read.path)) or commands.is_beside(read.path):
            continue
        if is_excused(read, callers, homes.inside):
            continue
        name = read.name or next(looked_for(snapshot.modules[read.path], read), "a variable")
        unsure = read.name in told or read.path in homes.before or called.is_idle(read.path, read.scope)
        yield Finding(
            "CFG102",
            Severity.WARNING,
            _place(snapshot, read),
            f"{name} is read from the environment outside the settings",
            Confidence.LOW if unsure or not homes.meant else Confidence.HIGH,
        )


class _Homes(msgspec.Struct, frozen=True):
    """Where settings stand. ``meant``: by their names or objects, not by the number of reads alone."""

    inside: frozenset[str]
    used: frozenset[str]  # those of them that something loads, which others could ask
    tables: frozenset[str]
    before: frozenset[str]
    meant: bool

    def holds(self, path: str) -> bool:
        """Whether a module is one of settings, or a table of constants of the environment."""
        return path in self.inside or path in self.tables

    def has(self, path: str, snapshot: Snapshot) -> bool:
        """Whether a settings module stands in the deployable of ``path`` itself, or above it."""
        root = package_root(path, snapshot.modules)
        return any(
            package_root(home, snapshot.modules) == root or root.startswith(f"{home.rpartition('/')[0]}/".lstrip("/"))
            for home in self.used
        )


def _homes(
    snapshot: Snapshot,
    reads: EnvReads,
    typed: TypedSettings,
    commands: CommandLines,
    loaded: Loaded,
    callers: Callers,
) -> _Homes:
    by_file = reads.by_file
    inside = {place.path for place in typed.objects}
    inside |= {path for path in by_file if snapshot.role(path) is Role.SETTINGS or _SETTINGS.search(path)}
    inside |= {path for path in by_file if is_its_own_settings(snapshot.modules[path])}
    before = _needed({path for path in inside if _SETTINGS.search(path)}, callers)
    inside |= {path for path, found in by_file.items() if 2 * len(found) > max(len(reads.reads), MANY)}
    used = {path for path in inside if _is_used(path, loaded, callers) and not _OF_LOGGING.search(path)}
    meant = bool(inside)
    if not meant:
        inside = used = _densest(reads, commands)
    tables = frozenset(path for path, found in by_file.items() if is_table(snapshot.modules[path], found))
    return _Homes(frozenset(inside), frozenset(used), tables, before, meant)


def _needed(settings: set[str], callers: Callers) -> frozenset[str]:
    """What the settings import while they are loaded, directly or not, and that takes nothing from them."""
    loading = [edge for edge in callers.edges if edge.scope < 0]
    return followed(settings, loading) - settings - {edge.source for edge in loading if edge.target in settings}


def _densest(reads: EnvReads, commands: CommandLines) -> set[str]:
    """The modules that serve for settings: those named like one that serves nothing and holds a half of all reads."""
    path, found = next(iter(reads.by_file.items()), ("", ()))
    if path in commands.served or len(found) < 2 or 2 * len(found) < len(reads.reads):
        return set()
    return {each for each in reads.by_file if each.rpartition("/")[2] == path.rpartition("/")[2]}


def _is_used(path: str, loaded: Loaded, callers: Callers) -> bool:
    """Whether the service loads a module of settings, or another module imports it."""
    return loaded.holds(path) or path in callers.importers


def _place(snapshot: Snapshot, read: EnvRead) -> Location:
    """The range of the call that reads; for a subscript its line."""
    for call in snapshot.modules[read.path].calls:
        if call.line == read.line and call.scope == read.scope and call.name.startswith(("os.getenv", "os.environ")):
            return place(read.path, call)
    return Location(read.path, read.line, 0, read.line, 0)
