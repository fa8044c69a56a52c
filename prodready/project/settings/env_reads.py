"""Reads of environment variables in the application code: where, which, and whether inside a helper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from prodready.api import fact
from prodready.facts.files import APPLICATION_ROLES, Role
from prodready.facts.python import CallRef, Const, Expr, Flag, Fmt, Function, Map, Module, Op, Ref, Sub
from prodready.project.code.callers import Callers
from prodready.project.code.constants import Constants
from prodready.project.services.django_settings import is_development
from prodready.project.snapshot import Snapshot

MAX_CALLS = 4
"""Calls of each other that are followed from a function that reads."""
_GETTERS = re.compile(
    r"^(?:os\.getenv|getenv\.env|os\.environ\.(?:get|pop|__getitem__)|starlette\.config\.environ\.get)$"
)
_TAKES = frozenset({"get", "pop", "__getitem__"})
_NUMBERS = frozenset({"builtins.int", "builtins.float"})
_MAPPINGS = frozenset({"os.environ", "starlette.config.environ", "os.environb"})

_ADDRESS = re.compile(
    r"DATABASE|(?:^|_)(?:DB|PG|SQL|DSN)(?:$|_)|SQLALCHEMY|POSTGRES|MYSQL|MARIADB|MONGO|REDIS|BROKER|RABBIT|AMQP|KAFKA"
    r"|CELERY_(?:BROKER|RESULT)",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"SECRET|PASSW(?:OR)?D|(?:^|_)PASS$|TOKEN|API_?KEY|(?:PRIVATE|ENCRYPTION|SIGNING|JWT|INTERNAL|SHARED|MASTER)_?KEY|(?:^|_)SALT$",
    re.IGNORECASE,
)
_HARMLESS = re.compile(
    r"POOL|ECHO|EXPLAIN|VERBOSE|TIMEOUT|EXPIR|LIFETIME|_TTL|ALGORITHM|_FILE$|_PATH$|_DIR$|HEADER|ENABLED?|MINUTES|SECONDS|DAYS|LENGTH"
    r"|_TYPE$|LEVEL$|DEBUG|ENGINE$|SCHEMA|COLLECTION|TOPIC|QUEUE|BACKEND$|PREFIX|_SSL|SECURE$|ISSUER|AUDIENCE"
    r"|(?<![a-z])(?:MAX|LOG(?!IN)|TEST|RETR|TABLE|SIZE|USE_|COUNT|RATE)",
    re.IGNORECASE,
)
"""Names of what nobody keeps secret; short words stand at the beginning of one (no ``ACCOUNT_TOKEN``, no ``WAREHOUSE_KEY``)."""


_SWITCH = re.compile(r"(?:^|_)(?:DISABLE|ALLOW|SKIP|REQUIRED?|REDACT|VERIFY|CHECK|HIDE|SHOW)(?:_|$)", re.IGNORECASE)
"""Names of what is switched on and off."""
_NO_STORE = re.compile(rf"(?:SENTRY|RAVEN)\w*_DSN|{_SWITCH.pattern}", re.IGNORECASE)
"""Names of addresses of what keeps no data of the service, and of switches."""
_NOT_HELD = re.compile(
    r"_(?:UR[LI]S?|ENDPOINTS?|HOST|NAME|ID|PORT|REGION|VERSION|ARN|PROVIDER|REGEXP?|PATTERN|POLICY|RULES?|FORMAT|LABEL|HINT)$|TOKENIZ"
    rf"|{_SWITCH.pattern}"
    r"|(?:^|_)(?:NUM|CONTEXT|OUTPUT|INPUT|PROMPT|COMPLETION|CHUNK)_TOKENS?$",
    re.IGNORECASE,
)
"""Names that speak of a secret and hold none: where it is had, what it is called, whether it is wanted."""


_INCIDENTAL = re.compile(
    r"[\W_]*|PYTEST_\w+|PYTHON[A-Z]\w*|PATH|HOME|PWD|SHELL|SERVER_SOFTWARE|PROMETHEUS_MULTIPROC_DIR|BOTTLE_CHILD|(?:WERKZEUG_)?RUN_MAIN"
    r"|(?:\w*_)?(?:VERSION|(?:COMMIT|REVISION|BUILD)(?:_(?:SHA|HASH|ID|DATE|TIME|NUMBER))?|GIT_(?:SHA|HASH)"
    r"|LOG(?:GING)?_?LEVEL|LOG_(?:FORMAT|TO_\w+)|(?:PROJECT|BASE|SRC|SOURCE)_(?:PATH|DIR|ROOT)|\w*_HASH"
    r"|DEBUG(?:_MODE|PY\w*|GER\w*)?|TESTING|VERBOSE|TIMESTAMP|(?:ENABLE|DISABLE|SKIP)(?:_\w+)?|\w+_ENABLED)",
    re.IGNORECASE,
)
"""Names of versions, switches, levels of the log, folders of the code and variables that the shell or a server sets itself."""


class EnvRead(msgspec.Struct, frozen=True):
    """One read: its place, the variable (empty where it is computed), the enclosing function and class (-1: none)."""

    path: str
    line: int
    name: str
    scope: int
    owner: int
    tested: bool = False  # only asked whether it is set, or compared
    number: bool = False  # made a number where it is read

    @property
    def sensitive(self) -> str:
        """``secret`` or ``address`` (of a database or broker) by the variable's name; empty for what is harmless."""
        if not self.name or self.tested or _HARMLESS.search(self.name):
            return ""
        if _SECRET.search(self.name) and not self.number and not _NOT_HELD.search(self.name):
            return "secret"
        return "address" if _ADDRESS.search(self.name) and not _NO_STORE.search(self.name) else ""

    @property
    def incidental(self) -> bool:
        """Whether nobody needs the variable to set the service up: a version that is shown, a switch, a level of the log."""
        return bool(self.name) and _INCIDENTAL.fullmatch(self.name) is not None


def is_sensitive(name: str) -> bool:
    """Whether a variable of this name holds a secret, or the address of a database or broker."""
    return bool(EnvRead("", 0, name, -1, -1).sensitive)


class EnvReads(msgspec.Struct, frozen=True, dict=True):
    """All reads of the application that production runs, by place."""

    reads: tuple[EnvRead, ...]

    @cached_property
    def by_file(self) -> dict[str, tuple[EnvRead, ...]]:
        """The reads of each file, the densest file first."""
        table: dict[str, list[EnvRead]] = {}
        for read in self.reads:
            table.setdefault(read.path, []).append(read)
        return {path: tuple(table[path]) for path in sorted(table, key=lambda path: (-len(table[path]), path))}


@fact
def env_reads(snapshot: Snapshot, constants: Constants, callers: Callers) -> EnvReads:
    """Gather them from application modules; command lines, what only development or tests load, and functions that only
    migrations and scripts call are left out."""
    found: list[EnvRead] = []
    for path, module in snapshot.modules.items():
        if _serves(snapshot, path) and not is_development(path):
            reads = list(_in_module(path, module, constants))
            aside = {scope for scope in {read.scope for read in reads} if _is_aside(snapshot, callers, path, scope)}
            found.extend(read for read in reads if read.scope not in aside)
    return EnvReads(tuple(sorted(found, key=lambda read: (read.path, read.line))))


def _serves(snapshot: Snapshot, path: str) -> bool:
    role = snapshot.role(path)
    return role in APPLICATION_ROLES and role is not Role.CLI


def _is_aside(snapshot: Snapshot, callers: Callers, path: str, scope: int, depth: int = MAX_CALLS) -> bool:
    """Whether a function is called, and in the end by nothing that serves."""
    sites = callers.of(path, snapshot.modules[path].functions[scope]) if scope >= 0 and depth > 0 else None
    return bool(sites) and all(
        not _serves(snapshot, where) or _is_aside(snapshot, callers, where, call.scope, depth - 1)
        for where, call in sites or ()
    )


def _in_module(path: str, module: Module, constants: Constants) -> Iterator[EnvRead]:
    tested, counted = _tested(module), _counted(module)
    kept = _kept(module)
    for call in module.calls:
        head, _, last = call.name.rpartition(".")
        reads = _GETTERS.match(call.name) or ((call.owner, head) in kept and last in _TAKES)
        removes = last == "pop" and call.has(Flag.STATEMENT)
        if reads and not removes and not call.has(Flag.MAIN) and not _in_test_class(module, call.owner):
            name = constants.text(path, call.scope, call.arg(0, "key")) or ""
            place = CallRef(call.index, call.line)
            yield EnvRead(path, call.line, name, call.scope, call.owner, call.index in tested, place in counted)
    lines = {branch.test.line for branch in module.branches}
    handed_on = _handed_on(module) | frozenset(kept.values())
    for read in module.reads:
        if not read.key and read.line in handed_on:
            continue
        known = read.name in _MAPPINGS or (read.key is not None and (read.owner, read.name) in kept)
        if known and not _in_test_class(module, read.owner):
            counts = any(isinstance(item, Sub) and item.line == read.line for item in counted)
            yield EnvRead(path, read.line, read.key or "", read.scope, read.owner, read.line in lines, counts)


def _kept(module: Module) -> dict[tuple[int, str], int]:
    """The attributes under which a class keeps the environment, by class, and the line where it does:
    ``self._environ = environ or os.environ``."""
    given = {
        (function.index, f"%{param.name}")
        for function in module.functions
        for param in function.params
        if isinstance(param.default, Ref) and param.default.name in _MAPPINGS
    }

    def is_environment(expr: Expr | None, scope: int) -> bool:
        if isinstance(expr, Op) and expr.kind in ("or", "if"):
            return any(is_environment(item, scope) for item in expr.items)
        return isinstance(expr, Ref) and (expr.name in _MAPPINGS or (scope, expr.name) in given)

    return {
        (module.functions[assign.scope].owner, assign.target): assign.line
        for assign in module.assigns
        if assign.scope >= 0 and assign.target.startswith("%self.") and is_environment(assign.value, assign.scope)
    }


def _handed_on(module: Module) -> frozenset[int]:
    """Lines where the whole environment is given to a child process (``{**os.environ, …}``): no variable is read."""
    if not any(read.name in _MAPPINGS for read in module.reads):
        return frozenset()
    given = [value for call in module.calls for value in call.arguments]
    given += [assign.value for assign in module.assigns if assign.value is not None]
    spread = (item for value in given if isinstance(value, Map) for key, item in value.items if key is None)
    return frozenset(item.line for item in spread if isinstance(item, Ref) and item.name in _MAPPINGS)


def _tested(module: Module) -> set[int]:
    """The calls whose value only decides a branch, or is compared."""
    found: set[int] = set()
    for branch in module.branches:
        _calls_in(branch.test, found)
    return found


def _counted(module: Module) -> frozenset[Expr]:
    """What is made a number where it stands: ``int(os.getenv("OVERLAP_TOKENS", 200))``, also with a default behind ``or``."""
    given = [call.args[0] for call in module.calls if call.name in _NUMBERS and call.args]
    return frozenset(item for value in given for item in (value.items if isinstance(value, Op) else (value,)))


def _calls_in(expr: Expr, found: set[int]) -> None:
    if isinstance(expr, CallRef):
        found.add(expr.index)
    elif isinstance(expr, Op):
        for item in expr.items:
            _calls_in(item, found)


def _in_test_class(module: Module, owner: int) -> bool:
    return owner >= 0 and is_development(module.classes[owner].name)


def key_parameter(module: Module, function: Function) -> bool:
    """Whether a function reads the variable that one of its parameters names: a helper."""
    names = {f"%{param.name}" for param in function.params}
    for call in module.calls_of(function.index):
        if _GETTERS.match(call.name):
            given: Expr | None = call.arg(0, "key")
            parts = given.parts if isinstance(given, Fmt) else (given,)  # ``f"{prefix}_{number}"``
            if any(isinstance(part, Ref) and part.name in names for part in parts):
                return True
    asked = _asked(module, function)
    return bool(names) and any(
        read.name in _MAPPINGS and read.key is None and read.line not in asked
        for read in module.reads_of(function.index)
    )


def _asked(module: Module, function: Function) -> frozenset[int]:
    """The lines of conditions that ask whether a variable is set which is written there (``"DEBUG" in os.environ``)."""
    tests = [branch.test for branch in module.branches if function.line <= branch.line <= function.end_line]
    found = set[int]()
    while tests:
        test = tests.pop()
        if isinstance(test, Op) and test.kind in ("in", "not in") and isinstance(test.items[0], Const):
            found.update(getattr(item, "line", 0) for item in test.items)
        elif isinstance(test, Op):
            tests += test.items
    return frozenset(found)
