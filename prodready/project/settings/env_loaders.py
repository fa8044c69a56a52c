"""What loads environment files: settings, dotenv calls, compose, commands in scripts and documents (CFG002)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from prodready.api import Evidence
from prodready.facts.documents import Dockerfile, Document, Facts, Node, Scalar, Text, entries, scalars, text, walk
from prodready.facts.files import APPLICATION_ROLES, Role
from prodready.facts.python import Assign, Call, CallRef, Const, Expr, Fmt, Map, Module, Op, Ref, Seq, last_word
from prodready.project.code.callers import Callers
from prodready.project.code.calls import NONE, Calls
from prodready.project.code.constants import Constants
from prodready.project.layout.hidden_folders import is_for_tools
from prodready.project.snapshot import Snapshot

_WORD = r"(?:examples?|samples?|template|tmpl|tpl|dist|defaults?|skel|skeleton)"
EXAMPLE = re.compile(
    rf"^(?:(?=.*env).*[._-]{_WORD}(?:$|[._-].*)|{_WORD}[._-](?:.*[._-])?env(?:$|[._-].*))$", re.IGNORECASE
)
"""Names of example files: ``.env.example``, ``env.sample``, ``template.env``, ``env_file_app_template`` …"""
_PROGRAM = re.compile(r"\.(?:go|py|rb|rs|java|kt|cs|php|[cm]?[jt]sx?)$", re.IGNORECASE)
"""The ends of the names of source files, which read variables and list none."""
ENV_NAME = re.compile(
    r"(?:^|[._-])(?:dot_?)?env(?:rc|vars?)?(?:$|[._-])|^\.?envs?[._-]|^\.environment(?:$|[._-])", re.IGNORECASE
)
SUFFIX = re.compile(rf"[._-]{_WORD}$", re.IGNORECASE)
"""What the name of an example has more than that of the file which it is copied to."""
_IN_ENV_FOLDER = re.compile(rf"(?:^|/)(?:\.?envs|\.?envs?\.d)/(?:[^/]+/)*[^/.]+[._-]{_WORD}$", re.IGNORECASE)
"""Examples in a folder of environment files, which need no ``env`` in their names: ``env.d/development/common.dist``."""
_IN_EXAMPLE_FOLDER = re.compile(rf"(?:^|/)(?:\.?envs|\.?envs?\.d)/(?:[^/]+/)*\.?{_WORD}/[^/]+$", re.IGNORECASE)
"""Those in a folder of examples beside the folders in use: ``.envs/.template/.django``."""
UNUSED = frozenset({Role.TEST, Role.DOCS, Role.VENDORED, Role.TEMPLATE, Role.GENERATED})
_CONFIGURATIONS = "configurations.importer.install"
"""Reads a file only where the settings name one."""
LOADERS = frozenset(
    {
        "dotenv.load_dotenv",
        "dotenv.main.load_dotenv",
        "dotenv.find_dotenv",
        "dotenv.dotenv_values",
        "dotenv.read_dotenv",
        "environ.Env.read_env",
        "environ.Env().read_env",
        "environs.Env().read_env",
        "environs.Env.read_env",
        "environs.env.read_env",
        "decouple.config",
        "decouple.AutoConfig",
        "decouple.RepositoryEnv",
        "dynaconf.Dynaconf",
        "dynaconf.LazySettings",
        "flask_dotenv.DotEnv",
        "prettyconf.config",
        "everett.manager.ConfigEnvFileEnv",
        "everett.manager.ConfigManager.basic_config",
        "envparse.env.read_envfile",
        "envparse.Env.read_envfile",
        "typed_settings.load",
        _CONFIGURATIONS,
    }
)
"""Calls that read an environment file by themselves."""
_DOTENV_ARGUMENTS = frozenset({"env_file", "_env_file", "dotenv_path", "load_dotenv", "dotenv", "env_files"})
_CONFIG_CLASSES = frozenset({"starlette.config.Config", "starlette.datastructures.Config"})
_LOADING = LOADERS | _CONFIG_CLASSES
_JOINS = frozenset({"join", "joinpath"})
"""Calls whose last argument ends a path."""
_SAME_FILE = frozenset({"absolute", "resolve", "as_posix", "expanduser"})
"""Methods of a path that give the same file."""
_LAST_WORDS = frozenset(map(last_word, _LOADING))
_COMPOSE = re.compile(r"(?:^|[._-])(?:docker-)?compose|^(?:stack|local|production|dev)\.ya?ml$", re.IGNORECASE)
_INTERPOLATION = re.compile(r"(?<!\$)\$\{?(?!(?:PWD|HOME|USER|UID|GID|HOSTNAME|SHELL|CI)\b)[A-Za-z_]\w*")
"""Variables in a compose file, other than those that every shell sets."""
_COMMAND = re.compile(
    r"(?:^|[;&|`$>(]|\b(?:RUN|sudo|run:))\s*(?:[-*]\s+)?`?(?:\$\s+)?(?:cp|mv|copy(?!\s+of\b)|cat(?!\s*>)|install|ln)\s[^|\n]*?(?P<name>[\w./-]*env[\w./-]*)"
    r"|--env-file[= ](?P<given>\S+)|(?:^|[\s;&])(?:source|\.)\s+(?P<sourced>[\w./-]*\.env[\w.-]*)"
    r"|\bdotenv(?:_if_exists)?\b(?P<direnv>)",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"\b(?:cp|mv|copy|cat|install|ln|source)\s|(?<!\S)\.\s", re.IGNORECASE)
_ENDS = re.compile(r"[`;&|]|\s#|\.(?:\s|$)")
"""What begins and ends a command in a line."""
_LENGTH = 60
_PROSE = re.compile(r"\b(?:copy(?! of\b)|rename|duplicate|create|fill|edit|based on|use)\b", re.IGNORECASE)


OF_SERVERS = re.compile(
    r"(?:^|[-_.])(?:db|database|postgres\w*|pg|mysql|mariadb|mongo\w*|redis|rabbitmq|minio|(?:php[-_]?my|pg)[-_]?admin\w*|adminer|keycloak|grafana)"
    r"(?:\.env|$)"
)
"""Names of the servers beside a service, and of their environment files (``db.env``, ``.env.postgres``)."""
_TESTS = re.compile(r"\b(?:pytest|unittest|tox|nox)\b")
"""Commands that run tests, which a tracked file with values for them may serve."""


class Load(msgspec.Struct, frozen=True):
    """One place that loads environment files; ``target`` is the path or name, empty where it is the default."""

    place: Evidence
    target: str = ""
    weak: bool = False  # prose, which documents but does not load by itself
    implied: bool = False  # by the variables of a compose file or by settings, which name no environment file
    unasked: bool = False  # by a program that reads the default file if there is one
    uncalled: bool = False  # in a function that nothing calls


# what loads them


def in_python(snapshot: Snapshot, constants: Constants, calls: Calls, callers: Callers) -> Iterator[Load]:
    """Settings classes and calls that read environment files, in everything but tests and examples."""
    picked = calls.pick(typed=_LOADING.__contains__, keywords=_DOTENV_ARGUMENTS)
    for path, module in snapshot.modules.items():
        role = snapshot.role(path)
        if role not in UNUSED:
            for call in picked.get(path, NONE) if role in APPLICATION_ROLES else _suspects(module):
                uncalled = call.scope >= 0 and callers.of(path, module.functions[call.scope]) == ()
                yield from (replace(load, uncalled=uncalled) for load in _by_call(path, call, constants))
            for assign in module.assigns:
                if assign.target in ("&env_file", "&model_config"):
                    yield from _by_setting(path, assign, constants)


def is_example(path: str) -> bool:
    """Whether a path is that of an example file."""
    name = posixpath.basename(path)
    in_folder = _IN_ENV_FOLDER.search(path) or _IN_EXAMPLE_FOLDER.search(path)
    return bool(in_folder or (EXAMPLE.match(name) and not _PROGRAM.search(name)))


def examples_of(loads: Iterable[Load], snapshot: Snapshot) -> Iterator[str]:
    """Examples of files that the code loads under a name of their own: ``app.conf.example`` of ``app.conf``."""
    names = {posixpath.basename(load.target) for load in loads if load.target and not load.weak}
    for path in snapshot.files:
        name = posixpath.basename(path)
        if SUFFIX.search(name) and SUFFIX.sub("", name) in names:
            yield path


def _suspects(module: Module) -> Iterator[Call]:
    """The calls of a module outside the application that may load environment files."""
    for call in module.calls:
        if last_word(call.name) in _LAST_WORDS or any(key in _DOTENV_ARGUMENTS for key, _ in call.kwargs):
            yield call


def _by_call(path: str, call: Call, constants: Constants) -> Iterator[Load]:
    name = constants.types.call_name(path, call)
    given = next((value for key, value in call.kwargs if key in _DOTENV_ARGUMENTS), None)
    place = Evidence(path, call.line, f"{call.name.rpartition('.')[2].lstrip(':%')} reads an environment file")
    if given is not None and not _is_off(given):
        place = Evidence(path, getattr(given, "line", 0) or call.line, place.note)
        for target in _paths(path, call.scope, given, constants):
            yield Load(place, target)
    elif name in LOADERS:
        for target in _looped(path, call, constants) or [_argument(path, call, constants)]:
            reads = name == "dotenv.dotenv_values" and EXAMPLE.match(posixpath.basename(target)) is not None
            yield Load(
                place, target, weak=reads, implied=name == _CONFIGURATIONS
            )  # an example that is read becomes the real file, or is compared with it
    elif name in _CONFIG_CLASSES and (target := _argument(path, call, constants)):
        yield Load(place, target)


def _by_setting(path: str, assign: Assign, constants: Constants) -> Iterator[Load]:
    """``class Config: env_file = …`` and ``model_config = {"env_file": …}``, also by a dict that is shared."""
    given, line = (assign.value, assign.line) if assign.target == "&env_file" else (None, 0)
    call = constants.types.symbols.modules[path].call(assign.value)
    found = constants.follow(path, assign.scope, assign.value if call is None else call.kwarg("**"))
    if assign.target != "&env_file" and found is not None and isinstance(found[2], Map):
        path = found[0]
        for key, value in found[2].items:
            if isinstance(key, Const) and key.value == "env_file":
                given, line = value, key.line or assign.line
    if given is not None and not _is_off(given):
        for target in _paths(path, assign.scope, given, constants):
            yield Load(Evidence(path, line, "settings read an environment file"), target)


def _is_off(expr: Expr) -> bool:
    return isinstance(expr, Const) and expr.value in (None, False, "")


def _argument(path: str, call: Call, constants: Constants) -> str:
    if not call.args:
        return ""
    return constants.text(path, call.scope, call.args[0]) or _last_part(path, call.scope, call.args[0], constants)


def _last_part(path: str, scope: int, expr: Expr, constants: Constants) -> str:
    """The name at the end of a path whose beginning is not known: of ``os.path.join(BASE, "app.conf")``, ``BASE / "x"``."""
    found = constants.follow(path, scope, expr)
    if found is None:
        return ""
    where, inner, value = found
    call = constants.types.symbols.modules[where].call(value)
    parts: Sequence[Expr] = value.items if isinstance(value, Op) and value.kind == "/" else ()
    if call is not None and last_word(call.name) in _JOINS:
        parts = call.args
    if call is not None and last_word(call.name) in _SAME_FILE:
        path_itself = Ref(call.name.rpartition(".")[0]) if call.receiver < 0 else CallRef(call.receiver)
        return _last_part(where, inner, path_itself, constants)
    if isinstance(value, Fmt) and len(value.parts) == 1:
        return _last_part(where, inner, value.parts[0], constants)
    if call is not None and last_word(call.name) in ("str", "Path") and len(call.args) == 1:
        return constants.text(where, inner, call.args[0]) or _last_part(where, inner, call.args[0], constants)
    return (constants.text(where, inner, parts[-1]) or "") if parts else ""


def _looped(path: str, call: Call, constants: Constants) -> list[str]:
    """The names in the list that a loop goes through whose variable is the argument (``for path in ["app.conf", …]``)."""
    given = call.args[0] if call.args else None
    if not isinstance(given, Ref):
        return []
    for assign in constants.types.symbols.modules[path].assigns:
        if (assign.target, assign.scope) == (given.name, call.scope) and isinstance(assign.value, Op):
            items = assign.value.items[0] if assign.value.kind == "iter" else None
            return [name for name in _paths(path, call.scope, items, constants) if name] if items is not None else []
    return []


def _paths(path: str, scope: int, expr: Expr, constants: Constants) -> list[str]:
    """The files that an argument or setting lists; a path of which the beginning is not known by its end."""
    parts = expr.items if isinstance(expr, Seq) else (expr,)
    named = (constants.text(path, scope, part) or _last_part(path, scope, part, constants) for part in parts)
    return [name for name in named if name] or [""]


def compose_files(snapshot: Snapshot) -> Iterator[tuple[str, Document]]:
    """Compose files of the repository: by name, with ``services`` at the top."""
    for path, document in snapshot.of(Document):
        name = posixpath.basename(path)
        if name.endswith((".yml", ".yaml")) and snapshot.role(path) not in UNUSED:
            services = document.at("services")
            if entries(services) and (_COMPOSE.search(name) or _looks_like_services(services)):
                yield path, document


def _looks_like_services(services: Node | None) -> bool:
    keys = {"image", "build"}
    return any(keys & {entry.key for entry in entries(item.value)} for item in entries(services))


def in_compose(snapshot: Snapshot) -> Iterator[Load]:
    for path, document in compose_files(snapshot):
        folder = posixpath.dirname(path)
        interpolated = False
        for trail, node in sorted(walk(document.root), key=_is_of_a_server):
            if "env_file" in trail and isinstance(node, Scalar) and trail[-1] not in ("required", "format"):
                target = posixpath.normpath(posixpath.join(folder, text(node)))
                yield Load(Evidence(path, node.line, "compose loads an environment file"), f"/{target}")
            elif "volumes" in trail and isinstance(node, Scalar) and (mounted := _mounted(text(node))):
                target = posixpath.normpath(posixpath.join(folder, mounted))
                yield Load(Evidence(path, node.line, "compose mounts an environment file"), f"/{target}")
            elif not interpolated and isinstance(node, Scalar) and _INTERPOLATION.search(text(node)):
                interpolated = True
                target = posixpath.join(folder, ".env")
                place = Evidence(path, node.line, "compose reads .env for its variables")
                yield Load(place, f"/{target}", implied=True)


def _is_of_a_server(found: tuple[tuple[str | int, ...], Node]) -> bool:
    """Whether a place of a compose file belongs to a service that is named for a server beside the application."""
    trail, _ = found
    return trail[:1] == ("services",) and len(trail) > 1 and OF_SERVERS.search(str(trail[1])) is not None


def _mounted(volume: str) -> str:
    """The file of ``./deploy/env.server:/srv/.env``, which a service then finds as its environment file."""
    source, _, target = volume.partition(":")
    is_env = ENV_NAME.search(posixpath.basename(target.partition(":")[0])) is not None
    return source if is_env and ENV_NAME.search(posixpath.basename(source)) else ""


def in_text(snapshot: Snapshot) -> Iterator[Load]:
    """Copy steps and options in documents, scripts, Makefiles and pipelines."""
    names = {posixpath.basename(path) for path in snapshot.files}
    for path, line, content, prose in env_lines(snapshot):
        found = _COMMAND.search(content)
        if found is not None:
            name = found.group("name") or found.group("given") or found.group("sourced") or ""
            if found.group("direnv") is not None and not path.endswith(".envrc"):
                continue
            if name and (not ENV_NAME.search(posixpath.basename(name)) or (prose and name.isalpha())):
                continue  # "Copy the file and edit it for your env" names none
            copies = found.group("name") is not None
            copied = copies and EXAMPLE.match(posixpath.basename(name))
            if copied and posixpath.basename(name) not in names:
                continue  # a step that fails: nobody has the file that it copies
            harmless = copied or _TESTS.search(content)
            yield Load(Evidence(path, line, _said(content, found, name)), "" if harmless else name, copies)
        elif prose and _PROSE.search(content) and _mentions_example(content):
            yield Load(Evidence(path, line, "documents a copy step"), "", weak=True)


def _said(content: str, found: re.Match[str], name: str) -> str:
    """The command that loads or copies a file, out of its sentence or pipeline."""
    if found.group("given"):
        return f"a command loads {name}"
    began = _BEGINS.search(content, found.start())
    words = _ENDS.split(content[began.start() :], maxsplit=1)[0].split() if began is not None else []
    while len(" ".join(words)) > _LENGTH:
        words.pop()
    return f"`{' '.join(words)}`" if len(words) > 1 else f"a command loads {name}"


def _mentions_example(content: str) -> bool:
    return any(
        EXAMPLE.match(word) and ENV_NAME.search(word)
        for word in (posixpath.basename(part.strip("`'\"()[].,:*")) for part in content.split())
    )


def env_lines(snapshot: Snapshot) -> Iterator[tuple[str, int, str, bool]]:
    """Lines that mention ``env``: path, line, content, and whether it is prose."""
    for path, document in snapshot.documents.items():
        if snapshot.role(path) in (Role.TEST, Role.VENDORED, Role.TEMPLATE):
            continue
        prose = path.lower().endswith((".md", ".rst", ".adoc", ".txt")) or "readme" in path.lower()
        if prose and is_for_tools(path):
            continue
        for number, line in _content(document):
            if "env" in line:
                yield path, number, line, prose


def _content(document: Facts) -> Iterator[tuple[int, str]]:
    """The lines of a document; of scalars only those in which one mentions ``env``."""
    if isinstance(document, Text):
        yield from enumerate(document.lines, 1)
    elif isinstance(document, Dockerfile):
        for stage in document.stages:
            yield from ((item.line, item.value) for item in stage.instructions if item.keyword == "RUN")
    elif isinstance(document, Document):
        for root in document.roots:
            for _, node in scalars(root):
                if isinstance(node.value, str) and "env" in node.value:
                    yield from ((node.line + offset, line) for offset, line in enumerate(node.value.split("\n")))
