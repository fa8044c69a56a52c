"""tox: the commands of the environments that a call selects, from INI and TOML configuration."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterator

from prodready.facts.documents import Mapping, Node, Scalar, Sequence, at, entries, items, text
from prodready.project.commands.programs import Command
from prodready.project.commands.runners.fragments import Fragment, options, quote
from prodready.project.commands.steps import Body
from prodready.project.layout.repo import Repo

_FACTOR = re.compile(r"^([\w{}.!,-]+):(?:\s+(.*))?$")
_BRACES = re.compile(r"\{([^{}]*)\}")
_VALUES = frozenset(
    {
        "-e",
        "--env",
        "--skip-env",
        "-c",
        "--conf",
        "--workdir",
        "--root",
        "-f",
        "-m",
        "-p",
        "--parallel",
        "-x",
        "--override",
    }
)
_PREPARES = frozenset({"--notest", "-n", "--showconfig", "-l", "--listenvs", "-a", "--listenvs-all"}) | frozenset(
    {"--devenv", "-h", "--help", "--version", "list", "l", "config", "c", "devenv", "d", "quickstart", "q", "schema"}
)
"""Options and subcommands with which environments are shown or made, and nothing runs in them."""
_MAX_ENVIRONMENTS = 40
_VARIABLE = re.compile(r"\$\{?\w+\}?")


def tox(repo: Repo, command: Command) -> tuple[Fragment, ...]:
    """The commands of ``tox [-e a,b] [-c file] [-- posargs]``; without ``-e`` of ``TOXENV`` or the default list."""
    words, posargs = command.args, None
    if "--" in words:
        cut = words.index("--")
        words, posargs = words[:cut], " ".join(words[cut + 1 :])
    given, rest = options(words, _VALUES)
    if _PREPARES & {*given, *rest[:1]}:
        return ()
    name = given.get("-c") or given.get("--conf")
    folder, _, file = (name or "").rpartition("/")
    named = repo.enter(command.directory, (folder,)) if folder and not folder.startswith("/") else ""
    found = _configuration(repo, named or command.directory, file if named else name)
    if found is None:
        return ()
    path, root, native = found
    selected = given.get("-e") or given.get("--env") or dict(command.env).get("TOXENV", "")
    label = given.get("-m", "")
    if native:
        names = _expand_list(selected) or [text(item) for item in items(at(root, "env_list"))] or ["py"]
        return tuple(_native(root, path, env, posargs) for env in names[:_MAX_ENVIRONMENTS])
    labels = dict(_pairs(at(root, "tox", "labels")))
    listed = selected or labels.get(label, "") or _plain(at(root, "tox", "envlist") or at(root, "tox", "env_list"))
    names = _expand_list(listed) or ["py"]
    if names == ["ALL"]:
        names = _expand_list(_plain(at(root, "tox", "envlist"))) or ["py"]
    if _VARIABLE.fullmatch(selected):
        names = _plain_environments(root) or names
    if skipped := given.get("--skip-env"):
        names = [name for name in names if not _matches(skipped, name)]
    fragments = (_ini(root, path, env, posargs, command) for env in names[:_MAX_ENVIRONMENTS])
    return tuple(fragment for fragment in fragments if fragment.bodies)


def _matches(pattern: str, name: str) -> bool:
    """Whether an environment is one that ``--skip-env`` leaves out."""
    try:
        return re.match(pattern, name) is not None
    except re.error:
        return False


def _plain_environments(root: Node) -> list[str]:
    """The default environments that have no section of their own, such as ``test-py313``: one that a variable names, which
    varies with the version of Python, is one of these."""
    listed = _expand_list(_plain(at(root, "tox", "envlist") or at(root, "tox", "env_list")))
    return [name for name in listed if _section(root, name) == "testenv"]


def _configuration(repo: Repo, directory: str, name: str | None) -> tuple[str, Node, bool] | None:
    """The file that tox reads, its sections under plain names, and whether they are TOML tables of their own."""
    candidates = [name] if name else ["tox.ini", "setup.cfg", "pyproject.toml", "tox.toml"]
    while True:
        for candidate in candidates:
            path = posixpath.normpath(posixpath.join(directory, candidate))
            document = repo.document(path)
            root = document.root if document else None
            if path.endswith("tox.toml") and root is not None:
                return path, root, True
            table = at(root, "tool", "tox")
            if table is not None and at(table, "legacy_tox_ini") is None:
                return path, table, True
            sections = [entry.key for entry in entries(root)]
            if path.endswith((".ini", ".cfg")) and any(s == "tox" or s.startswith("testenv") for s in sections):
                return path, root or Mapping((), 0), False
            if table is not None:
                return path, _legacy(at(table, "legacy_tox_ini")), False
        if not directory:
            return None
        directory = posixpath.dirname(directory)


def _legacy(node: Node | None) -> Node:
    """The INI text inside ``pyproject.toml`` as the mapping that an INI file would give."""
    from prodready.facts.documents import Entry

    sections: list[Entry] = []
    keys: list[Entry] = []
    base = node.line if node else 0
    lines = text(node).split("\n")
    for number, line in enumerate(lines, base + (len(lines) > 1)):  # TOML drops the line break after the quotes
        section = re.match(r"^\[(.+)\]\s*$", line)
        pair = re.match(r"^([\w-]+)\s*[=:]\s*(.*)$", line)
        if section:
            keys = []
            sections.append(Entry(section.group(1), Mapping((), number), number))
        elif pair and sections:
            keys.append(Entry(pair.group(1), Scalar(pair.group(2), number), number))
        elif line.strip() and keys and isinstance(keys[-1].value, Scalar):
            old = keys[-1]
            keys[-1] = Entry(old.key, Scalar(f"{text(old.value)}\n{line.strip()}", old.line), old.line)
        if sections:
            sections[-1] = Entry(sections[-1].key, Mapping(tuple(keys), sections[-1].line), sections[-1].line)
    return Mapping(tuple(sections), base)


def _ini(root: Node, path: str, env: str, posargs: str | None, command: Command) -> Fragment:
    section = _section(root, env)
    factors = frozenset(env.split("-"))

    def key(name: str) -> Node | None:
        own = at(root, section, name)
        return own if own is not None else at(root, "testenv", name)

    bodies: list[Body] = []
    ignored = text(key("ignore_outcome")) in ("true", "1")
    for name in ("commands_pre", "commands"):
        for line, number in _command_lines(root, key(name), factors):
            filled = _substitute(root, line, posargs, env, dict(command.env))
            bodies.append((re.sub(r"^[-!@]\s*", "", filled), number))
    folder = _substitute(root, _plain(key("changedir") or key("change_dir")), None, env, {})
    base = posixpath.dirname(path)
    directory = posixpath.normpath(posixpath.join(base, folder.strip("/"))) if folder else base
    pairs = tuple(
        (name, _substitute(root, value, None, env, {})) for name, value in _pairs(key("setenv") or key("set_env"))
    )
    return Fragment(tuple(bodies), path, "" if directory == "." else directory, pairs, ignored=ignored)


def _section(root: Node, env: str) -> str:
    """The section of an environment; generative names count, and an unknown one has the base's settings."""
    for entry in entries(root):
        kind, _, name = entry.key.partition(":")
        if kind == "testenv" and env in _expand_list(name):
            return entry.key
    return "testenv"


def _command_lines(root: Node, node: Node | None, factors: frozenset[str]) -> Iterator[Body]:
    """One line per command: continuations joined, factors applied, ``{[section]key}`` alone on a line followed."""
    held, start = "", 0
    for offset, row in enumerate(text(node).split("\n")):
        line = row.strip()
        if not held and (not line or line.startswith("#")):
            continue
        start = start or (node.line if node else 0) + offset
        if line.endswith("\\"):
            held += line + "\n"
            continue
        whole, number = held + line, start
        held, start = "", 0
        factor = _FACTOR.match(whole)
        if factor and "://" not in whole:
            if not _applies(factor.group(1), factors):
                continue
            whole = factor.group(2) or ""
        reference = re.fullmatch(r"\{\[([^\]]+)\](\w+)\}", whole.strip())
        if reference:
            yield from _command_lines(root, at(root, reference.group(1), reference.group(2)), factors)
        elif whole.strip():
            yield whole, number


def _applies(expression: str, factors: frozenset[str]) -> bool:
    """``a,b-!c``: a, or b without c."""
    return any(
        all((part[1:] not in factors) if part.startswith("!") else part in factors for part in one.split("-"))
        for one in _expand_list(expression)
    )


def _expand_list(value: str) -> list[str]:
    """``py{310,311}-{a,b}, lint`` as names."""
    outside = re.split(r"[,\s]+(?![^{}]*\})", value.strip())
    found: list[str] = []
    for one in filter(None, outside):
        parts = re.split(r"\{([^{}]*)\}", one)
        choices = [part.split(",") if index % 2 else [part] for index, part in enumerate(parts)]
        product = itertools.islice(itertools.product(*choices), 200)
        found.extend("".join(piece.strip() for piece in pieces).strip("-") for pieces in product)
    return [one for one in found if one]


def _substitute(root: Node, value: str, posargs: str | None, env: str, environ: dict[str, str]) -> str:
    def fill(found: re.Match[str]) -> str:
        inside = found.group(1)
        name, colon, default = inside.partition(":")
        if name == "posargs":
            return default if posargs is None else posargs
        if name == "env":
            variable, _, fallback = default.partition(":")
            return environ.get(variable, fallback)
        reference = re.fullmatch(r"\[([^\]]+)\](\w+)", inside)
        if reference:
            return _plain(at(root, reference.group(1), reference.group(2)))
        known = {"envname": env, "env_name": env, "envpython": "python", "toxinidir": ".", "tox_root": ".", "/": "/"}
        return known.get(name, "") if not colon else ""

    for _ in range(6):
        replaced = _BRACES.sub(fill, value)[:20_000]
        if replaced == value:
            break
        value = replaced
    return value


def _native(root: Node, path: str, env: str, posargs: str | None) -> Fragment:
    """One environment of a TOML configuration."""
    own, base = at(root, "env", env), at(root, "env_run_base")
    bodies: list[Body] = []
    for key in ("commands_pre", "commands"):
        listed = at(own, key) or at(base, key)
        for item in listed.items if isinstance(listed, Sequence) else ():
            words = tuple(_words(root, item, posargs, env))
            if words:
                first = item.items[0] if isinstance(item, Sequence) and item.items else item
                bodies.append((quote(words).lstrip("-@! "), first.line))
    return Fragment(tuple(bodies), path, posixpath.dirname(path))


def _words(root: Node, item: Node, posargs: str | None, env: str) -> Iterator[str]:
    for word in item.items if isinstance(item, Sequence) else (item,):
        replacement = text(at(word, "replace"))
        if replacement == "posargs":
            default = at(word, "default")
            if posargs is not None:
                yield from posargs.split()
            elif default is not None:
                yield from _words(root, default, None, env)
        elif replacement == "ref":
            target = at(root, *(text(part) for part in items(at(word, "of"))))
            for one in target.items if isinstance(target, Sequence) else ():
                yield from _words(root, one, posargs, env)
        elif isinstance(word, Scalar):
            yield _substitute(root, text(word), posargs, env, {})


def _plain(node: Node | None) -> str:
    return text(node) if isinstance(node, Scalar) else ",".join(text(item) for item in items(node))


def _pairs(node: Node | None) -> Iterator[tuple[str, str]]:
    for line in text(node).split("\n"):
        name, equals, value = re.sub(r"^[\w{},!-]+:\s+", "", line.strip()).partition("=")
        if equals:
            yield name.strip(), value.strip()
    for entry in entries(node):
        yield entry.key, text(entry.value)
