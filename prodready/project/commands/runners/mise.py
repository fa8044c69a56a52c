"""mise's tasks: of its configuration files, and scripts in its task folders; those that a task depends on first."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from prodready.facts.documents import Mapping, Node, Scalar, at, entries, items, text
from prodready.project.commands.lexer import tokens
from prodready.project.commands.programs import Command
from prodready.project.commands.runners.fragments import Fragment, options, quote, script
from prodready.project.commands.steps import Env, body, variables
from prodready.project.layout.repo import Repo

_FILES = (
    "mise.toml",
    ".mise.toml",
    "mise/config.toml",
    ".mise/config.toml",
    ".config/mise.toml",
    ".config/mise/config.toml",
)
_FOLDERS = ("mise-tasks", ".mise-tasks", "mise/tasks", ".mise/tasks", ".config/mise/tasks")
_VALUES = frozenset({"-C", "--cd", "-j", "--jobs", "-o", "--output", "-E", "--env", "-t", "--tool"})
_RUN = frozenset({"run", "r"})
_MANY = ":::"
MAX_TASKS = 100


def mise(repo: Repo, command: Command) -> tuple[Fragment, ...]:
    """The tasks that ``mise run a args ::: b`` or its short form ``mise a`` names."""
    words = command.args[1:] if command.args[:1] and command.args[0] in _RUN else command.args
    index = 0
    while index < len(words) and words[index].startswith("-") and words[index] != "--":
        index += 2 if words[index] in _VALUES else 1
    given, _ = options(words[:index], _VALUES)
    folder = given.get("-C") or given.get("--cd") or ""
    directory = repo.enter(command.directory, (folder,) if folder else (), command.path)
    seen: set[str] = set()
    found: list[Fragment] = []
    for asked in _split(words[index:]):
        found.extend(_task(repo, command, directory, asked, seen))
    return tuple(found)


def _split(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Each task with its arguments."""
    current: list[str] = []
    for word in (*words, _MANY):
        if word != _MANY:
            current.append(word)
        elif current:
            yield tuple(current)
            current = []


def _task(repo: Repo, command: Command, directory: str, asked: tuple[str, ...], seen: set[str]) -> Iterator[Fragment]:
    name, args = asked[0], tuple(word for word in asked[1:] if word != "--")
    if name in seen or len(seen) >= MAX_TASKS:
        return
    seen.add(name)
    path, node = _definition(repo, directory, name)
    if node is None:
        file = repo.upward(directory, *(f"{folder}/{name.replace(':', '/')}" for folder in _FOLDERS))
        yield from script(repo, command, file, args)
        return
    root = _root(path)
    env: Env = variables(at(node, "env"))
    folder = posixpath.normpath(posixpath.join(root, text(at(node, "dir")) or "."))
    place = "" if folder == "." else folder
    for need in items(at(node, "depends")):
        yield from _task(repo, command, directory, _words(need), seen)
    for step in _steps(at(node, "run") if entries(node) else node):
        if isinstance(step, Scalar):
            written = body(step)
            if written is not None:
                line = f"{written[0].rstrip()} {quote(args)}".strip() if args else written[0]
                yield Fragment(((line, written[1]),), path, place, env)
        for called in (*items(at(step, "task")), *items(at(step, "tasks"))):
            yield from _task(repo, command, directory, _words(called), seen)
    for name_of_file in items(at(node, "file")):
        yield from script(repo, command, text(name_of_file), args)


def _steps(run: Node | None) -> tuple[Node, ...]:
    """Shell texts and tables that name other tasks (``{ task = "lint" }``), one or a list of them."""
    return (run,) if isinstance(run, Mapping) else items(run)


def _words(node: Node) -> tuple[str, ...]:
    return tuple(token.text for token in tokens(text(node))) or ("",)


def _definition(repo: Repo, directory: str, name: str) -> tuple[str, Node | None]:
    """The nearest configuration that has the task, by its name or an alias."""
    for file in _FILES:
        path = repo.upward(directory, file)
        document = repo.document(path)
        for entry in entries(document.at("tasks") if document else None):
            if name in (entry.key, *(text(alias) for alias in items(at(entry.value, "alias")))):
                return path, entry.value
    return "", None


def _root(path: str) -> str:
    """The folder that a configuration speaks for: the one above ``.config`` and ``mise``."""
    folder = posixpath.dirname(path)
    while posixpath.basename(folder) in ("mise", ".mise", ".config"):
        folder = posixpath.dirname(folder)
    return folder
