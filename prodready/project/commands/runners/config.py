"""Named scripts of project files: poe, taskipy, pdm, hatch, pipenv, rye, pixi, Poetry and package.json."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from prodready.facts.documents import Mapping, Node, Scalar, Sequence, at, entries, items, text
from prodready.project.commands.lexer import Token, tokens
from prodready.project.commands.programs import Command
from prodready.project.commands.runners.fragments import Fragment, options, quote
from prodready.project.commands.runners.python import entry_point
from prodready.project.commands.steps import Body, bodies, variables
from prodready.project.layout.repo import Repo

# Where each tool keeps its named scripts: the file and the keys to the table. ``*`` is any key.
_TABLES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "poe": (("pyproject.toml", ("tool", "poe", "tasks")), ("poe_tasks.toml", ("tool", "poe", "tasks"))),
    "task": (("pyproject.toml", ("tool", "taskipy", "tasks")),),
    "pdm": (("pyproject.toml", ("tool", "pdm", "scripts")),),
    "rye": (("pyproject.toml", ("tool", "rye", "scripts")),),
    "hatch": (
        ("pyproject.toml", ("tool", "hatch", "envs", "*", "scripts")),
        ("hatch.toml", ("envs", "*", "scripts")),
    ),
    "pipenv": (("Pipfile", ("scripts",)),),
    "pixi": (
        ("pyproject.toml", ("tool", "pixi", "tasks")),
        ("pyproject.toml", ("tool", "pixi", "feature", "*", "tasks")),
        ("pixi.toml", ("tasks",)),
        ("pixi.toml", ("feature", "*", "tasks")),
    ),
}
_ENTRY_POINTS = (("project", "scripts"), ("tool", "poetry", "scripts"))
_MAX_DEPTH = 8


def named(repo: Repo, command: Command) -> tuple[Fragment, ...]:
    """The script that ``<tool> run <name>`` means, or the one that a tool's own short form names."""
    words = list(command.words)
    tools = list(command.tools)
    if words[0] in _TABLES and words[0] != "hatch" and len(words) > 1:
        given, rest = options(tuple(words[1:]), frozenset({"-C", "--directory", "--root"}))
        folder = given.get("-C") or given.get("--directory") or given.get("--root") or ""
        command_directory = repo.enter(command.directory, (folder,) if folder else (), command.path)
        handed = words[words.index(rest[0], 1) :] if rest else []  # the name and what stands behind it, options too
        tools, words = [*tools, words[0]], handed
    elif words[0] == "poetry" and words[1:2] == ["poe"]:
        tools, words, command_directory = ["poe"], words[2:], command.directory
    else:
        command_directory = command.directory
    if not words:
        return ()
    name = words[0]
    for tool in reversed(tools):
        found = _script(repo, tool, name, tuple(words[1:]), command_directory)
        if not found and tool == "hatch" and ":" in name:
            name = name.partition(":")[2]
            found = _script(repo, tool, name, tuple(words[1:]), command_directory) or (
                Fragment(((quote((name, *words[1:])), command.line),), command.path, command.directory),
            )
        if found:
            return found
    return _entry(repo, command, name) if command.tools else ()


def _script(repo: Repo, tool: str, name: str, args: tuple[str, ...], directory: str) -> tuple[Fragment, ...]:
    for file, keys in _TABLES.get(tool, ()):
        path = repo.upward(directory, file)
        document = repo.document(path)
        for table in _below(document.root if document else None, keys):
            if at(table, name) is not None:
                found = tuple(_value(table, tool, name, args, 0))
                folder = posixpath.dirname(path)
                return tuple(Fragment(pair, path, folder, env, tools=(tool,)) for pair, env in found)
    return ()


def _below(node: Node | None, keys: tuple[str, ...]) -> Iterator[Node]:
    if node is None:
        return
    if not keys:
        yield node
    elif keys[0] == "*":
        for entry in entries(node):
            yield from _below(entry.value, keys[1:])
    else:
        yield from _below(at(node, keys[0]), keys[1:])


Expanded = tuple[tuple[Body, ...], tuple[tuple[str, str], ...]]


def _value(table: Node, tool: str, name: str, args: tuple[str, ...], depth: int) -> Iterator[Expanded]:
    """The shell texts of a script with those that it names first (``sequence``, ``composite``, ``depends-on`` …)."""
    if depth > _MAX_DEPTH:
        return
    for around in [f"pre_{name}", name, f"post_{name}"] if tool in ("task", "pdm") else [name]:
        node = at(table, around)
        if node is not None:
            yield from _definition(table, tool, node, args, depth)


def _definition(table: Node, tool: str, node: Node, args: tuple[str, ...], depth: int) -> Iterator[Expanded]:
    if isinstance(node, Scalar):
        yield (_filled(node, args),), ()
    elif isinstance(node, Sequence):
        for item in node.items:
            if tool == "poe" and isinstance(item, Scalar) and at(table, text(item)) is not None:
                yield from _value(table, tool, text(item), (), depth + 1)
            elif isinstance(item, (Scalar, Mapping)):
                yield from _definition(table, tool, item, args, depth + 1)
    else:
        env = variables(at(node, "env"))
        for key in ("deps", "depends-on", "depends_on"):
            for item in items(at(node, key)):
                yield from _value(table, tool, text(at(item, "task")) or text(item), (), depth + 1)
        for key in ("cmd", "shell", "script", "call"):
            yield from ((body, env) for body in _direct(at(node, key), args))
        for key in ("sequence", "composite", "chain", "ref", "parallel"):
            yield from _members(table, tool, at(node, key), depth + 1)


def _members(table: Node, tool: str, node: Node | None, depth: int) -> Iterator[Expanded]:
    """The items of a sequence: names of other scripts with arguments for them, or scripts in place."""
    for item in items(node):
        word, *args = tokens(text(item)) or (Token("", 0),)
        if at(table, word.text) is not None:
            given = () if any(one.operator for one in args) else tuple(one.text for one in args)
            yield from _value(table, tool, word.text, given, depth)
        else:
            yield from _definition(table, tool, item, (), depth)


def _direct(node: Node | None, args: tuple[str, ...]) -> Iterator[tuple[Body, ...]]:
    """A command as words, as text, or as ``module:function``."""
    if isinstance(node, Sequence):
        yield ((quote(tuple(text(item) for item in node.items)), node.line),)
    elif isinstance(node, Scalar):
        called = re.fullmatch(r"([\w.]+):\w+(\(.*\))?", text(node))
        yield ((f"python -m {called.group(1)}", node.line) if called else _filled(node, args),)


def _filled(node: Scalar, args: tuple[str, ...]) -> Body:
    """The text with ``{args:default}`` filled; other tools append the arguments."""
    script, line = text(node), node.line + (text(node).startswith("\n"))
    given = quote(args)
    if re.search(r"\{args(:[^}]*)?\}", script):
        return re.sub(r"\{args(?::([^}]*))?\}", lambda found: given or found.group(1) or "", script), line
    return (f"{script.rstrip()} {given}".strip() if given and "\n" not in script.strip() else script), line


def _entry(repo: Repo, command: Command, name: str) -> tuple[Fragment, ...]:
    path = repo.upward(command.directory, "pyproject.toml")
    document = repo.document(path)
    for keys in _ENTRY_POINTS:
        target = text(document.at(*keys, name)) if document else ""
        if target:
            return entry_point(repo, command, target)
    return ()


def javascript(repo: Repo, command: Command) -> tuple[Fragment, ...]:
    """The script that npm, pnpm, yarn, bun or dotrun (which runs it in a container) takes from ``package.json``."""
    values = frozenset(
        {"--prefix", "-C", "--dir", "--cwd", "-w", "--workspace", "--filter", "-F", "--env", "-m", "--mount"}
    )
    words = command.args[: command.args.index("--")] if "--" in command.args else command.args
    given, rest = options(words, values)
    folder = next((given[key] for key in ("--prefix", "-C", "--dir", "--cwd") if given.get(key)), "")
    directory = repo.enter(command.directory, (folder,) if folder else (), command.path)
    if rest and rest[0] in ("run", "run-script"):
        rest = rest[1:]
    name = {"t": "test", "tst": "test"}.get(rest[0], rest[0]) if rest else ""
    path = repo.first(directory, "package.json")
    document = repo.document(path)
    node = document.at("scripts", name) if document and name else None
    return (Fragment(bodies(node), path, directory),) if node is not None else ()
