"""# Environment reads outside the settings

**Reported**: application code that reads an environment variable (`os.environ[…]`, `os.environ.get`, `os.getenv`) outside the
settings: what the service needs is then known only to those who read all of it, and a missing value shows when the code runs.

**Not reported**: settings modules and modules that hold a settings object; where there is neither, the module with most reads and
those of its name; command lines, also those of a client beside the service, scripts (also those that nothing imports), tests,
development variants; what says which settings to load (`app.config.from_object(os.getenv("APP_SETTINGS"))`); helpers that
read the variable they are asked for, and what a value names (`os.getenv(self.token_variable)`); variables of the system
(`HOME`, `PATH`, `TZ` …).

Wrong, in `app/mail.py`: `host = os.getenv("SMTP_HOST")`. Right: `host = settings.smtp_host`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Finding, Location, Severity, finding
from prodready.facts.files import Role
from prodready.facts.python import Call, CallRef, Module, Op, Ref, Sub, last_word
from prodready.project.command_lines import CommandLines
from prodready.project.env_reads import EnvRead, EnvReads, key_parameter
from prodready.project.services import Services
from prodready.project.snapshot import Snapshot
from prodready.project.typed_settings import TypedSettings

_SYSTEM = re.compile(
    r"(HOME|PATH|USER|USERNAME|LOGNAME|SHELL|TZ|LANG|LC_\w+|TERM|TMPDIR|TEMP|TMP|PWD|HOSTNAME|XDG_\w+|PYTHON\w*|PYTEST_\w+|CI"
    r"|VIRTUAL_ENV|DISPLAY|EDITOR|NO_COLOR|FORCE_COLOR|COLUMNS|WERKZEUG_RUN_MAIN|FLASK_RUN_FROM_CLI|KUBERNETES_\w+|AWS_LAMBDA_\w+|HTTPS?_PROXY|NO_PROXY|JOURNAL_STREAM|COMSPEC|RUN_MAIN|DJANGO_SETTINGS_MODULE)"
)
_LOADS = frozenset({"from_object", "from_pyfile", "from_file", "from_json"})
"""Methods of Flask's configuration that load settings."""
MANY = 20
"""A module that holds more than half of all reads, if they are as many, is the settings under another name."""
_SETTINGS = re.compile(
    r"(^|/)(\w*settings|\w*config|configuration|conf|env|environment|gunicorn\w*)(\.conf)?\.py$|/settings/|/config/"
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
    snapshot: Snapshot, services: Services, reads: EnvReads, typed: TypedSettings, commands: CommandLines
) -> Iterator[Finding]:
    """Every read outside, with the variable's name."""
    if not services.runs:
        return
    inside = {place.path for place in typed.objects}
    inside |= {path for path in reads.by_file if snapshot.role(path) is Role.SETTINGS or _SETTINGS.search(path)}
    inside |= {path for path, found in reads.by_file.items() if 2 * len(found) > max(len(reads.reads), MANY)}
    if not inside:
        most = next(iter(reads.by_file), "").rpartition("/")[2]
        inside = {path for path in reads.by_file if path.rpartition("/")[2] == most}
    for read in reads.reads:
        if read.path in inside or ((services.is_service or services.workers) and commands.is_tool(read.path)):
            continue
        if commands.is_beside(read.path) or _picks_settings(snapshot, read):
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
    return isinstance(key, Sub) or (name[:1] == "%" and "." in name)


def _picks_settings(snapshot: Snapshot, read: EnvRead) -> bool:
    """Whether the variable says which settings to load (``app.config.from_object(os.getenv("APP_SETTINGS"))``)."""
    module = snapshot.modules[read.path]
    bound = {item.target for item in module.assigns if item.scope == read.scope and item.line == read.line}
    loading = (call for call in module.calls if last_word(call.name) in _LOADS and call.scope == read.scope)
    return any(
        (isinstance(item, Ref) and item.name in bound)
        or (isinstance(item, (CallRef, Op, Sub)) and item.line == read.line)
        for call in loading
        for item in call.args[:1]
    )


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
