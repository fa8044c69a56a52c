"""# Environment reads outside the settings

**Reported**: application code that reads an environment variable (`os.environ[…]`, `os.environ.get`, `os.getenv`) outside the
settings: what the service needs is then known only to those who read all of it, and a missing value shows when the code runs.

It is reported where a settings module is bypassed: one stands in the deployable or above it, and the service loads what reads.

**Not reported**: settings modules, what only they import, and modules that hold a settings object; where there is
neither, the module with a half of all reads and those of its name; all of what has no settings; the commit that a build
names; what a factory is told by default and what a process is given under its own name; command lines, also those of a
client beside the service, scripts (also those that nothing imports), tests, development variants; what says which
settings to load (`app.config.from_object(os.getenv("APP_SETTINGS"))`); helpers that read the variable they are asked
for, and what a value names (`os.getenv(self.token_variable)`); variables of the system (`HOME`, `PATH`, `TZ` …) and
those that a library reads itself (`OTEL_EXPORTER_…`); where the code stands
(`sys.path.append(os.environ["APP_HOME"])`).

Wrong, in `app/mail.py`: `host = os.getenv("SMTP_HOST")`. Right: `host = settings.smtp_host`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Finding, Location, Severity, finding
from prodready.facts.files import Role
from prodready.facts.python import Branch, Call, CallRef, Const, Expr, Map, Module, Op, Ref, Seq, Sub, last_word
from prodready.project.callers import Callers
from prodready.project.command_lines import CommandLines
from prodready.project.env_reads import EnvRead, EnvReads, key_parameter
from prodready.project.loaded import Loaded, package_root
from prodready.project.services import Services
from prodready.project.snapshot import Snapshot
from prodready.project.typed_settings import TypedSettings

_SYSTEM = re.compile(
    r"(HOME|PATH|USER|USERNAME|LOGNAME|SHELL|TZ|LANG|LANGUAGE|LC_\w+|TERM|TMPDIR|TEMP|TMP|PWD|HOSTNAME|XDG_\w+|PYTHON\w*|PYTEST_\w+|CI"
    r"|RANK|LOCAL_RANK|WORLD_SIZE|MASTER_ADDR|MASTER_PORT|CUDA_VISIBLE_DEVICES|VIRTUAL_ENV|DISPLAY|DBUS_\w+|OTEL_(?:(?:EXPORTER|PYTHON|SPAN|BSP|BLRP|ATTRIBUTE|EVENT|LINK|METRIC|TRACES)_\w+|SDK_DISABLED|SERVICE_NAME|RESOURCE_ATTRIBUTES)|WANDB_\w+|VCS_REF|DJANGO_CONFIGURATION|CIRCLECI|GITHUB_ACTIONS|TRAVIS|AWS_(?:DEFAULT_)?REGION|REQUESTS_CA_BUNDLE|SSL_CERT_FILE|(?:\w+_)?(?:COMMIT|GIT)(?:_(?:HASH|SHA|ID|REF|COMMIT))?|(?:BUILD|RELEASE)_(?:ID|NUMBER|SHA|HASH|DATE|TIME|VERSION|TAG)|EDITOR|NO_COLOR|FORCE_COLOR|COLUMNS|WERKZEUG_RUN_MAIN|FLASK_RUN_FROM_CLI|KUBERNETES_\w+|AWS_LAMBDA_\w+|HTTPS?_PROXY|NO_PROXY|JOURNAL_STREAM|COMSPEC|RUN_MAIN|DJANGO_SETTINGS_MODULE)"
)
_LOADS = frozenset({"from_object", "from_pyfile", "from_file", "from_json"})
"""Methods of Flask's configuration that load settings."""
_MAKES = re.compile(r"^(?:create|make|build|get|init)_app(?:lication)?$")
"""Factories, which are told the settings' name first."""
_FROM_ENVIRONMENT = re.compile(r"(?:^|_)from_env(?:ironment)?(?:_|$)|^load_env")
"""Constructors whose job is to read it (``Client.from_env()``)."""
_STARTS = re.compile(r"(?:^|/)(?:wsgi|asgi|manage)\.py$")
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
) -> Iterator[Finding]:
    """Every read outside, with the variable's name."""
    if not services.runs:
        return
    inside = {place.path for place in typed.objects}
    inside |= {path for path in reads.by_file if snapshot.role(path) is Role.SETTINGS or _SETTINGS.search(path)}
    inside |= {path for path, found in reads.by_file.items() if 2 * len(found) > max(len(reads.reads), MANY)}
    if not inside:
        inside = _densest(reads, commands)
    for read in reads.reads:
        if not loaded.holds(read.path) or not _has_home(read.path, inside, snapshot):
            continue
        if _STARTS.search(read.path):
            continue  # what a server loads first, before there are settings
        if callers.importers.get(read.path, frozenset((read.path,))) <= inside:
            continue  # a part of the settings
        if read.path in inside or ((services.is_service or services.workers) and commands.is_tool(read.path)):
            continue
        if commands.is_beside(read.path) or _picks_settings(snapshot, read) or _is_elsewhere(snapshot, read):
            continue
        if _is_told_to_factory(snapshot, read) or _is_handed_on(snapshot, read):
            continue
        if not _SYSTEM.fullmatch(read.name) and not _in_helper(snapshot, read) and not _is_default(snapshot, read):
            name = read.name or "a variable"
            message = f"{name} is read from the environment outside the settings"
            yield Finding("CFG102", Severity.WARNING, _place(snapshot, read), message)


def _in_helper(snapshot: Snapshot, read: EnvRead) -> bool:
    module = snapshot.modules[read.path]
    if read.name or read.scope < 0:
        return False
    return key_parameter(module, module.functions[read.scope]) or any(
        call.line == read.line
        and call.scope == read.scope
        and call.name.startswith(("os.getenv", "os.environ"))
        and _is_told(module, call)
        for call in module.calls
    )


def _is_told(module: Module, call: Call) -> bool:
    """Whether an attribute or a piece of text says which variable to read (``os.getenv(self.token_variable)``)."""
    key = call.arg(0, "key")
    name = module.written(key)
    if isinstance(key, Sub) or (name[:1] == "%" and "." in name):
        return True
    looped = [item.items[0] for item in _gone_through(module, name, call)]
    return bool(looped) and all(isinstance(item, CallRef) for item in looped)


def _gone_through(module: Module, name: str, call: Call) -> list[Op]:
    """The loops that give a variable its values where a call stands."""
    bound = [item.value for item in module.assigns if item.target == name and item.scope == call.scope]
    bound += [
        item.value for item in module.comprehended if item.target == name and item.line <= call.line <= item.end_line
    ]
    return [item for item in bound if isinstance(item, Op) and item.kind == "iter"]


def _is_elsewhere(snapshot: Snapshot, read: EnvRead) -> bool:
    """Whether a read is about what settings cannot hold: variables of the system that are looked for by another way than
    their name in brackets, those that an imported library reads itself, and where the code stands."""
    module = snapshot.modules[read.path]
    here = [call for call in module.calls if call.line == read.line and call.scope == read.scope]
    if any(
        call.name in ("sys.path.append", "sys.path.insert") or last_word(call.name) == "add_argument" for call in here
    ):
        return True
    if read.scope >= 0 and _FROM_ENVIRONMENT.search(module.functions[read.scope].name):
        return True
    if any(_for_developers(item) for item in module.branches if item.test.line == read.line):
        return True
    if read.name:
        return False
    if any(_is_environment(item) for call in here for item in (*call.args, *(value for _, value in call.kwargs))):
        return True  # the whole of it is handed on
    names = {*_looked_for(module, read), *_looped(module, here)}
    own = {part.removesuffix(".py") for path in snapshot.modules for part in path.split("/")}
    imported = {top.upper() for item in module.imports if (top := item.target.partition(".")[0]) not in own}
    return bool(names) and all(_SYSTEM.fullmatch(name) or name.partition("_")[0] in imported for name in names)


def _for_developers(branch: Branch) -> bool:
    """Whether a condition holds on a developer's machine alone (``settings.DEBUG and os.environ.get("TOOLBAR")``)."""
    needed = branch.test.items if isinstance(branch.test, Op) and branch.test.kind == "and" else ()
    return not branch.negated and any(isinstance(item, Ref) and item.name.endswith("settings.DEBUG") for item in needed)


def _looked_for(module: Module, read: EnvRead) -> Iterator[str]:
    """The variables of which a condition asks whether they are set (``"DISPLAY" not in os.environ``)."""
    tests = [item.test for item in module.branches if item.test.line == read.line]
    while tests:
        test = tests.pop()
        if isinstance(test, Op):
            if test.kind in ("in", "not in") and isinstance(test.items[0], Const) and _is_environment(test.items[1]):
                yield str(test.items[0].value)
            tests += test.items


def _is_environment(expr: Expr) -> bool:
    return isinstance(expr, Ref) and expr.name == "os.environ"


def _looped(module: Module, calls: list[Call]) -> Iterator[str]:
    """The variables that a loop goes through (``for name in ("LANG", "LC_ALL")``)."""
    for call in calls:
        if call.name.startswith(("os.getenv", "os.environ")):
            for found in _gone_through(module, module.written(call.arg(0, "key")), call):
                spelt = found.items[0]
                if isinstance(spelt, Seq) and all(isinstance(item, Const) for item in spelt.items):
                    yield from (str(item.value) for item in spelt.items if isinstance(item, Const))


def _picks_settings(snapshot: Snapshot, read: EnvRead) -> bool:
    """Whether the variable says which settings to load (``app.config.from_object(os.getenv("APP_SETTINGS"))``)."""
    module = snapshot.modules[read.path]
    bound = {item.target for item in module.assigns if item.scope == read.scope and item.line == read.line}
    loading = [call for call in module.calls if last_word(call.name) in _LOADS and call.scope == read.scope]
    loading += [call for call in module.calls if _MAKES.match(last_word(call.name)) and call.line == read.line]
    given = [part for call in loading for item in call.args[:1] for part in _parts(item, module)]
    return any(
        (isinstance(item, Ref) and item.name in bound)
        or (isinstance(item, (CallRef, Op, Sub)) and item.line == read.line)
        for item in given
    )


def _is_told_to_factory(snapshot: Snapshot, read: EnvRead) -> bool:
    """Whether it is what a factory is told where nobody says more (``def create_app(environment=os.getenv("APP_ENV"))``)."""
    module = snapshot.modules[read.path]
    bound = {item.target for item in module.assigns if item.line == read.line and item.scope == read.scope}
    defaults = [
        param.default
        for item in module.functions
        if _MAKES.match(item.name)
        for param in item.params
        if param.default is not None
    ]
    return any(
        (isinstance(item, Ref) and item.name in bound)
        or (not isinstance(item, (Const, Ref)) and item.line == read.line)
        for item in defaults
    )


def _is_handed_on(snapshot: Snapshot, read: EnvRead) -> bool:
    """Whether a process is given the variable under its own name (``{"APP_CONFIG": os.environ.get("APP_CONFIG")}``)."""
    module = snapshot.modules[read.path]
    spelt = [item.value for item in module.assigns] + [
        value for call in module.calls for value in (*call.args, *(given for _, given in call.kwargs))
    ]
    return bool(read.name) and any(
        isinstance(key, Const) and key.value == read.name and getattr(value, "line", 0) == read.line
        for item in spelt
        if isinstance(item, Map)
        for key, value in item.items
    )


def _densest(reads: EnvReads, commands: CommandLines) -> set[str]:
    """The modules that serve for settings: those named like one that serves nothing and holds a half of all reads."""
    path, found = next(iter(reads.by_file.items()), ("", ()))
    if path in commands.served or len(found) < 2 or 2 * len(found) < len(reads.reads):
        return set()
    return {each for each in reads.by_file if each.rpartition("/")[2] == path.rpartition("/")[2]}


def _has_home(path: str, inside: set[str], snapshot: Snapshot) -> bool:
    """Whether a settings module stands in the deployable itself, or above it."""
    root = package_root(path, snapshot.modules)
    return any(
        package_root(home, snapshot.modules) == root or root.startswith(f"{home.rpartition('/')[0]}/".lstrip("/"))
        for home in inside
    )


def _parts(expr: Expr, module: Module) -> tuple[Expr, ...]:
    """An expression, and by what it is looked up (``configs[name]``, ``named_config(name)``)."""
    call = module.call(expr)
    return (expr, expr.index) if isinstance(expr, Sub) else (expr, *(call.args if call is not None else ()))


def _is_default(snapshot: Snapshot, read: EnvRead) -> bool:
    """Whether the environment as a whole is a parameter's default, as of what starts processes with it."""
    defaults = (param.default for item in snapshot.modules[read.path].functions for param in item.params)
    return not read.name and any(
        isinstance(item, Ref) and item.name == "os.environ" and item.line == read.line for item in defaults
    )


def _place(snapshot: Snapshot, read: EnvRead) -> Location:
    """The range of the call that reads; for a subscript its line."""
    for call in snapshot.modules[read.path].calls:
        if call.line == read.line and call.scope == read.scope and call.name.startswith(("os.getenv", "os.environ")):
            return Location(read.path, call.line, call.column, call.end_line, call.end_column)
    return Location(read.path, read.line, 0, read.line, 0)
