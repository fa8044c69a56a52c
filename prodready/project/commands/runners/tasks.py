"""justfiles and go-task's Taskfiles: the lines of a recipe with those of its dependencies before it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

import msgspec

from prodready.facts.documents import Mapping, Node, Scalar, at, entries, items, text
from prodready.project.commands.programs import Command
from prodready.project.commands.runners.fragments import Fragment, options
from prodready.project.commands.steps import Body, bodies, variables
from prodready.project.layout.repo import Repo

_MAX_TARGETS = 400


class Justfile(msgspec.Struct):
    """What is read of one: variables, and per recipe its parameters, dependencies and lines (text, line, file)."""

    variables: dict[str, str] = msgspec.field(default_factory=dict)
    parameters: dict[str, list[str]] = msgspec.field(default_factory=dict)
    needs: dict[str, list[str]] = msgspec.field(default_factory=dict)
    recipes: dict[str, list[tuple[str, int, str]]] = msgspec.field(default_factory=dict)
    first: str = ""


def just(repo: Repo, command: Command) -> tuple[Fragment, ...]:
    """The recipes that ``just [-f file] [VAR=x] recipe args`` runs, dependencies first."""
    values = frozenset({"-f", "--justfile", "-d", "--working-directory", "--set"})
    given, words = options(command.args, values)
    folder, _, recipe = words[0].rpartition("/") if words else ("", "", "")
    words = [recipe, *words[1:]] if folder else words  # ``just deploy/up``: the justfile of another folder
    directory = repo.enter(command.directory, tuple(filter(None, (given.get("-d") or folder,))), command.path)
    name = given.get("-f") or given.get("--justfile")
    names = ("justfile", "Justfile", ".justfile", "JUSTFILE")
    path = repo.file(directory, name) if name else repo.upward(directory, *names)
    if not path:
        return ()
    justfile = Justfile()
    _read_just(repo, path, justfile, 0)
    wanted = [word for word in words if "=" not in word] or [justfile.first]
    found: list[Fragment] = []
    asked = f"{folder}/{recipe}" if folder else wanted[0]
    args = command.args[command.args.index(asked) + 1 :] if asked in command.args else ()
    _just_recipe(justfile, wanted[0].replace("::", "-"), args, posixpath.dirname(path), found, set())
    for extra in wanted[1:]:
        if extra in justfile.recipes and wanted[0] in justfile.recipes:
            _just_recipe(justfile, extra, (), posixpath.dirname(path), found, set())
    return tuple(found)


_JUST_RULE = re.compile(r"^@?([A-Za-z_][\w-]*)((?:\s+[+*$]?\w+(?:=(?:'[^']*'|\"[^\"]*\"|[^\s:]+))?)*)\s*:(?!=)\s*(.*)$")


def _read_just(repo: Repo, path: str, into: Justfile, depth: int) -> None:
    current = ""
    for number, line in enumerate(repo.lines(path), 1):
        if line[:1] in (" ", "\t"):
            if current and line.strip():
                into.recipes[current].append((line.strip(), number, path))
            continue
        imported = re.match(r"^import\??\s+['\"]([^'\"]+)['\"]", line)
        alias = re.match(r"^alias\s+([\w-]+)\s*:=\s*([\w-]+)", line)
        assigned = re.match(r"^(?:export\s+)?([\w-]+)\s*:=\s*(.*)$", line)
        rule = _JUST_RULE.match(line)
        if line.strip():
            current = ""
        if imported and depth < 4:
            _read_just(repo, repo.file(posixpath.dirname(path), imported.group(1)), into, depth + 1)
        elif alias:
            into.needs[alias.group(1)] = [alias.group(2)]
            into.recipes[alias.group(1)] = []
        elif assigned:
            into.variables[assigned.group(1)] = assigned.group(2).strip().strip("'\"")
        elif rule:
            current = rule.group(1)
            into.first = into.first or current
            into.parameters[current] = rule.group(2).split()
            into.needs[current] = re.findall(r"[A-Za-z_][\w-]*", re.sub(r"\([^)]*\)|#.*$", "", rule.group(3)))
            into.needs[current] += re.findall(r"\(\s*([\w-]+)", rule.group(3))
            into.recipes[current] = []


def _just_recipe(
    justfile: Justfile, name: str, args: tuple[str, ...], directory: str, out: list[Fragment], seen: set[str]
) -> None:
    if name in seen or name not in justfile.recipes:
        return
    seen.add(name)
    for need in justfile.needs.get(name, ()):
        _just_recipe(justfile, need, args if not justfile.recipes[name] else (), directory, out, seen)
    scope = {"just_executable()": "just", **justfile.variables}
    for index, parameter in enumerate(justfile.parameters.get(name, ())):
        key, _, default = parameter.lstrip("+*$").partition("=")
        given = args[index:] if parameter[:1] in "+*" else args[index : index + 1]
        scope[key] = " ".join(given) or default.strip("'\"")
    lines = justfile.recipes[name]
    filled = [(_braces(text, scope), line, path) for text, line, path in lines]
    if filled and filled[0][0].startswith("#!"):
        texts = {line: text for text, line, _ in filled}
        body = "\n".join(texts.get(line, "") for line in range(filled[0][1], filled[-1][1] + 1))
        if re.search(r"\bb?a?sh\b", filled[0][0]):
            out.append(Fragment(((body, filled[0][1]),), filled[0][2], directory, args=args, script=True))
        return
    for text_, line, path in _joined(filled):
        prefix = (re.match(r"[@-]*\s*", text_) or [""])[0]
        ignored = "-" in prefix
        out.append(Fragment(((text_[len(prefix) :], line),), path, directory, args=args, ignored=ignored))


def _joined(lines: list[tuple[str, int, str]]) -> Iterator[tuple[str, int, str]]:
    held, start = "", 0
    for content, line, path in lines:
        start = start or line
        if content.endswith("\\"):
            held += content + "\n"
            continue
        yield held + content, start, path
        held, start = "", 0


def _braces(value: str, scope: dict[str, str]) -> str:
    """``{{ name }}`` and ``{{.NAME}}`` by their values."""

    def fill(found: re.Match[str]) -> str:
        name = found.group(1).strip().lstrip(".")
        return scope.get(name.partition(" ")[0], "")

    for _ in range(3):
        value = re.sub(r"\{\{([^{}]*)\}\}", fill, value)[:20_000]
    return value


def task(repo: Repo, command: Command) -> tuple[Fragment, ...]:
    """The commands that go-task runs: ``task [-d dir] [-t file] name -- args``."""
    values = frozenset({"-d", "--dir", "-t", "--taskfile"})
    words = command.args
    extra: tuple[str, ...] = ()
    if "--" in words:
        cut = words.index("--")
        words, extra = words[:cut], words[cut + 1 :]
    given, wanted = options(words, values)
    folder = given.get("-d") or given.get("--dir") or ""
    directory = repo.enter(command.directory, (folder,) if folder else (), command.path)
    name = given.get("-t") or given.get("--taskfile")
    names = tuple(f"{stem}{end}" for stem in ("Taskfile", "taskfile", "Taskfile.dist") for end in (".yml", ".yaml"))
    path = repo.file(directory, name) if name else repo.upward(directory, *names)
    found: list[Fragment] = []
    for one in [word for word in wanted if "=" not in word] or ["default"]:
        _task(repo, path, one, {"CLI_ARGS": " ".join(extra)}, found, set())
    return tuple(found)


def _task(
    repo: Repo, path: str, name: str, scope: dict[str, str], out: list[Fragment], seen: set[tuple[str, str]]
) -> None:
    document = repo.document(path)
    if document is None or (path, name) in seen or len(seen) > _MAX_TARGETS:
        return
    seen.add((path, name))
    tasks = document.at("tasks")
    entry = next((e for e in entries(tasks) if e.key == name or name in _aliases(e.value)), None)
    if entry is None:
        namespace, _, rest = name.partition(":")
        include = document.at("includes", namespace)
        target = text(at(include, "taskfile")) or text(include)
        if target and rest:
            folder = posixpath.dirname(path)
            base = posixpath.normpath(posixpath.join(folder, target))
            inner = base if base in repo.snapshot.documents else repo.first(base, "Taskfile.yml", "Taskfile.yaml")
            _task(repo, inner, rest, scope, out, seen)
        return
    scope = {**dict(variables(document.at("vars"))), **scope, **dict(variables(at(entry.value, "vars")))}
    folder = posixpath.normpath(posixpath.join(posixpath.dirname(path), text(at(entry.value, "dir")) or "."))
    directory = "" if folder == "." else folder
    for need in items(at(entry.value, "deps")):
        _task(repo, path, text(at(need, "task")) or text(need), scope, out, seen)
    commands = at(entry.value, "cmds") or at(entry.value, "cmd") or entry.value
    tolerated = text(at(entry.value, "ignore_error")) == "true"
    env = (*variables(document.at("env")), *variables(at(entry.value, "env")))
    listed: tuple[Node, ...] = (commands,) if isinstance(commands, Scalar) else items(commands)
    for item in listed:
        called = text(at(item, "task"))
        if called:
            _task(repo, path, called, scope, out, seen)
            continue
        body = tuple((_braces(script, scope), line) for script, line in _task_bodies(item))
        ignored = tolerated or text(at(item, "ignore_error")) == "true"
        out.append(Fragment(body, path, directory, env, ignored=ignored))


def _task_bodies(item: Node) -> tuple[Body, ...]:
    return bodies(at(item, "cmd") if isinstance(item, Mapping) else item)


def _aliases(node: Node) -> set[str]:
    return {text(item) for item in items(at(node, "aliases"))}
