"""From the text of a step to every command that it leads to, runners and scripts followed, loops and depth bounded."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterator, Mapping
from functools import cached_property

import msgspec
from msgspec.structs import replace

from prodready.project.commands.arguments import fill, hands_on, headed, rest_of
from prodready.project.commands.fetching import fetched
from prodready.project.commands.programs import Command, Place, unwrap
from prodready.project.commands.runners import fragments
from prodready.project.commands.runners.config import javascript, named
from prodready.project.commands.runners.container import docker, skaffold
from prodready.project.commands.runners.fragments import Fragment, Runner
from prodready.project.commands.runners.lefthook import lefthook
from prodready.project.commands.runners.make import make
from prodready.project.commands.runners.mise import mise
from prodready.project.commands.runners.python import flask, invoke, nox, python, python_file
from prodready.project.commands.runners.tasks import just, task
from prodready.project.commands.runners.tox import tox
from prodready.project.commands.shell import Case, Simple, split
from prodready.project.commands.steps import Context, Step
from prodready.project.layout.packages import packages
from prodready.project.layout.repo import Repo

MAX_DEPTH = 14
CAPTURED = 2
"""Levels of commands within each other whose output variables take."""
MAX_COMMANDS = 20_000
"""Commands that one repository's configuration may lead to; real ones stay below two thousand."""

_RUNNERS: dict[str, Runner] = {
    **dict.fromkeys(("make", "gmake", "mingw32-make"), make),
    **dict.fromkeys(("bash", "sh", "zsh", "dash", "ksh", "ash", "source", "."), fragments.shell),
    **dict.fromkeys(("npm", "pnpm", "yarn", "bun", "dotrun"), javascript),
    **dict.fromkeys(("docker", "docker-compose", "podman", "podman-compose", "nerdctl"), docker),
    **dict.fromkeys(("invoke", "inv", "fab", "duty"), invoke),
    **dict.fromkeys(("pdm", "pipenv", "rye", "pixi", "poe", "poetry"), named),
    **dict.fromkeys(("pre-commit", "prek"), fragments.pre_commit),
    "task": task,
    "go-task": task,
    "eval": fragments.evaluated,
    "flask": flask,
    "just": just,
    "lefthook": lefthook,
    "mise": mise,
    "nox": nox,
    "python": python,
    "skaffold": skaffold,
    "su": fragments.other_user,
    "tox": tox,
}
_FIRST = re.compile(r"\$\{?1(?::?-([^}]*))?\}?")
_MARKS = {
    "CI": ("GitHub Actions", "GitLab CI", "CircleCI", "Travis CI"),
    "GITHUB_ACTIONS": ("GitHub Actions",),
    "GITLAB_CI": ("GitLab CI",),
    "CIRCLECI": ("CircleCI",),
    "TRAVIS": ("Travis CI",),
}
"""Variables by which scripts tell that they run in CI, and the hosts that set them."""


class _Unit(msgspec.Struct, frozen=True):
    """A shell text in commands, with the file it stands in."""

    path: str
    simples: tuple[Simple, ...]

    @property
    def functions(self) -> frozenset[str]:
        """The functions that it defines."""
        return frozenset(simple.function for simple in self.simples if simple.function)


class _Frame(msgspec.Struct, frozen=True):
    """Where the walk stands: what commands inherit, the script's arguments, and the way there."""

    context: Context
    functions: Mapping[str, _Unit] = msgspec.field(default_factory=dict)  # those that may be called, by name
    args: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    trail: frozenset[tuple[str, int, tuple[str, ...]]] = frozenset()
    depth: int = 0
    known: bool = False  # the arguments are known: arms of ``case "$1"`` can be told apart
    # The text is made of a command's words: below its first line its lines are not those of the file.
    quoted: tuple[tuple[str, int], ...] | None = None  # the rows of the command in which a text is quoted
    called: int = 0  # in a function of the same file: the line that says what the arguments are


class Expander:
    """Expands steps over one repository; counts what it gives out, so that no configuration makes it endless."""

    def __init__(self, repo: Repo) -> None:
        self.repo = repo
        self.left = MAX_COMMANDS

    @cached_property
    def _own(self) -> frozenset[str]:
        """Names that folders of this repository have, its own clone included."""
        return frozenset(each.name for each in packages(self.repo.snapshot)) | self.repo.directories

    def step(self, step: Step) -> Iterator[Command]:
        """Every command of a step, each before those that stand for it."""
        context = step.context
        if context.directory and context.directory not in self.repo.directories and (made := self.repo.template()):
            context = replace(context, directory=made)  # the project that was generated from the template
        unit = _Unit(context.path, split(*step.bodies, captured=CAPTURED))
        yield from self._unit(unit, _Frame(context))

    def _unit(self, unit: _Unit, frame: _Frame) -> Iterator[Command]:
        """The top level of a text, with its own functions and those of the files that it sources."""
        units = [unit, *self._sourced(unit, frame.context.directory, 0)]
        functions = {name: one for one in reversed(units) for name in one.functions}
        yield from self._scope(unit, "", replace(frame, functions=functions))

    def _sourced(self, unit: _Unit, directory: str, depth: int) -> Iterator[_Unit]:
        for simple in unit.simples:
            if simple.words[0] in ("source", ".") and len(simple.words) > 1 and depth < 4:
                path = self.repo.file(directory, simple.words[1], unit.path)
                lines = self.repo.lines(path)
                if lines and path != unit.path:
                    found = _Unit(path, split(("\n".join(lines), 1), captured=CAPTURED))
                    yield found
                    yield from self._sourced(found, directory, depth + 1)

    def _scope(self, unit: _Unit, function: str, frame: _Frame) -> Iterator[Command]:
        """The commands of the top level, or of a function's body when it is called."""
        scope = [simple for simple in unit.simples if simple.function == function]
        for simple in scope:
            if not _arm_runs(simple, scope, frame) or (simple.cds and self._is_elsewhere(simple, scope, frame)):
                continue
            words = self._filled(simple, frame)
            if words[:1] == ("time",):  # a keyword: what it times may be a function
                words = words[1:]
            target = frame.functions.get(words[0]) if words and words[0] != function else None
            if target is None:
                yield from self._command(simple, words, frame)
            else:
                yield from self._call(target, words, simple, frame)

    def _is_elsewhere(self, simple: Simple, scope: list[Simple], frame: _Frame) -> bool:
        """Whether a folder was entered that an earlier command of CI fetched: what runs there is another project's."""
        if not frame.context.host:
            return False  # whoever reads a document fetches this repository
        brought = {name for one in scope if one.line <= simple.line for name in fetched(one.words)}
        entered = {target.removeprefix("./").partition("/")[0] for target in _entered(simple, frame)}
        return bool((entered & brought) - self._own)

    def _call(self, unit: _Unit, words: tuple[str, ...], simple: Simple, frame: _Frame) -> Iterator[Command]:
        """The body of a shell function, unless it is running already."""
        key = (unit.path, 0, words)
        if key in frame.trail or frame.depth >= MAX_DEPTH or self.left <= 0:
            return
        self.left -= 1
        context, called = frame.context, _line(simple, frame) if words[1:] else 0
        if unit.path != context.path:
            called = 0
            place = Place(context.path, simple.line)
            context = replace(context, path=unit.path, via=(*context.via, place))
        trail = frame.trail | {key}
        depth = frame.depth + 1
        inner = replace(frame, context=context, args=words[1:], known=True, depth=depth, trail=trail, called=called)
        yield from self._scope(unit, words[0], inner)

    def _command(self, simple: Simple, words: tuple[str, ...], frame: _Frame) -> Iterator[Command]:
        context = frame.context
        below = unwrap(words)
        if not below.words or self.left <= 0:
            return
        self.left -= 1
        rows = simple.rows if frame.quoted is None else tuple(row for row in frame.quoted if row[0] in simple.words)
        command = Command(
            words=tuple(below.words),
            raw=" ".join(words) if simple.words[0].startswith("$") else simple.raw,
            path=context.path,
            line=_row(rows, below.words[0]) or _line(simple, frame),
            via=context.via,
            directory=self.repo.enter(context.directory, (*_entered(simple, frame), *below.cds), context.path),
            env=tuple({**dict(context.env), **dict(simple.env), **below.env}.items()),
            tools=(*frame.tools, *below.tools),
            ignored=context.ignored or simple.ignored,
            manual=context.manual,
            host=context.host,
            job=context.job,
            rows=rows,
        )
        key = (command.path, command.line, command.words)
        if key in frame.trail or frame.depth >= MAX_DEPTH:
            yield command
            return
        fragments = self._fragments(command, simple)
        inner = replace(frame, trail=frame.trail | {key}, depth=frame.depth + 1)
        children = [child for fragment in fragments for child in self._fragment(fragment, command, inner)]
        yield replace(command, expanded=bool(children), missing="" if fragments else _missing(self.repo, command))
        yield from children

    def _fragment(self, fragment: Fragment, command: Command, frame: _Frame) -> Iterator[Command]:
        same = fragment.path == command.path
        quoted = command.rows if same and any(line == command.line for _, line in fragment.bodies) else None
        bodies = [(body, _row_of(quoted or (), body) or line) for body, line in fragment.bodies]
        context = Context(
            path=fragment.path,
            host=command.host,
            job=command.job,
            directory=fragment.directory,
            env=command.env,
            via=(*command.via, Place(command.path, bodies[0][1] if quoted else command.line)),
            ignored=command.ignored or fragment.ignored,
            manual=command.manual,
        ).with_env(*fragment.env)
        args = fragment.args or ()
        inner = replace(
            frame, context=context, tools=fragment.tools, args=args, known=fragment.script, called=0, quoted=quoted
        )
        yield from self._unit(_Unit(fragment.path, split(*bodies, captured=CAPTURED)), inner)

    def _fragments(self, command: Command, simple: Simple) -> tuple[Fragment, ...]:
        """What stands for the command: a named script of its tool, a script of the tree, or what its runner runs."""
        word = command.words[0]
        if command.tools and (found := named(self.repo, command)):
            return found
        if "/" in word and (found := self._file(command, word)):
            return found
        if command.program in ("bash", "sh") and simple.stdin and len(command.words) == 1:
            return (Fragment(((simple.stdin, simple.stdin_line),), command.path, command.directory, script=True),)
        if command.program == "task" and (found := named(self.repo, command)):
            return found
        if runner := _RUNNERS.get(command.program):
            return runner(self.repo, command)
        if path := "-m" in simple.words and self.repo.module_path(command.directory, word):
            return python_file(self.repo, command, path, command.args)
        return self._file(command, word)

    def _file(self, command: Command, name: str) -> tuple[Fragment, ...]:
        path = self.repo.file(command.directory, name, command.path)
        if path in self.repo.snapshot.modules:
            return python_file(self.repo, command, path, command.args)
        return fragments.script(self.repo, command, name, command.args) if path else ()

    def _filled(self, simple: Simple, frame: _Frame) -> tuple[str, ...]:
        """The words with known variables and arguments put in; a leading unknown one is dropped."""
        env = _known(simple, frame)
        rest = frame.args[1:] if _is_first(simple.case) and "*" not in _patterns(simple.case) else frame.args
        words: list[str] = []
        for word in simple.words:
            left = rest_of(word, frame.args) if frame.known or frame.args else None
            words.extend(fill(word, env, rest, frame.known, 0) if left is None else left)
        return headed(words)


def _row(rows: tuple[tuple[str, int], ...], word: str) -> int:
    """The line below the first of a command on which a word of it stands; 0 if it stands on none."""
    return next((line for each, line in rows if each == word), 0)


def _row_of(rows: tuple[tuple[str, int], ...], body: str) -> int:
    """The same of a text that a command is given, as one word or as its last ones."""
    first = body.split(maxsplit=1)[:1]
    return _row(rows, body) or (_row(rows, first[0]) if first else 0)


def _line(simple: Simple, frame: _Frame) -> int:
    """Where what a command runs is written: where a function is called that only hands its arguments on."""
    own = tuple(word for word in simple.words if not hands_on(word))
    if not frame.called or len(own) == len(simple.words):
        return simple.line
    named = tuple(fill(own[0], _known(simple, frame), (), False, 0)) if own else ()
    first = next(iter(unwrap((*named, *own[1:])).words), "")
    return frame.called if not first or first in frame.functions or _RUNNERS.get(first) is docker else simple.line


def _known(simple: Simple, frame: _Frame) -> dict[str, str]:
    """The variables that a command sees, as far as CI or the text sets them."""
    return {**dict(frame.context.env), **dict(simple.env)}


def _entered(simple: Simple, frame: _Frame) -> tuple[str, ...]:
    """The folders that were entered on the way, with what CI sets put in (``cd $PROJECT``)."""
    env = _known(simple, frame)
    return tuple(
        " ".join(fill(target, env, frame.args, frame.known, 0)) if "$" in target else target for target in simple.cds
    )


def _is_first(case: Case | None) -> bool:
    return case is not None and bool(_FIRST.fullmatch(case[0]))


def _default(case: Case | None) -> str:
    """What ``${1:-all}`` is where no argument is given."""
    found = _FIRST.fullmatch(case[0]) if case is not None else None
    return (found[1] or "") if found is not None else ""


def _patterns(case: Case | None) -> tuple[str, ...]:
    return case[1] if case else ()


def _arm_runs(simple: Simple, scope: list[Simple], frame: _Frame) -> bool:
    """Whether the arm of ``case "$1"`` is the one that the first argument selects; or that of a variable that is set from
    outside, or says that this is CI (``[ -z "$GITHUB_ACTIONS" ]``)."""
    subject = simple.case[0].strip("${}").removesuffix(":-") if simple.case else ""
    if frame.context.host in _MARKS.get(subject, ()):
        return "" not in _patterns(simple.case)
    given = None if subject in dict(simple.env) else dict(frame.context.env).get(subject)
    if given is not None and "$" not in given and "*" not in _patterns(simple.case):
        return any(fnmatch.fnmatchcase(given, pattern) for pattern in _patterns(simple.case))
    if not _is_first(simple.case) or not frame.known:
        return True
    first = frame.args[0] if frame.args else _default(simple.case)
    patterns = _patterns(simple.case)
    if "*" not in patterns:
        return any(fnmatch.fnmatchcase(first, pattern) for pattern in patterns)
    others = (_patterns(one.case) for one in scope if _is_first(one.case))
    return not any(fnmatch.fnmatchcase(first, pattern) for other in others if "*" not in other for pattern in other)


def _missing(repo: Repo, command: Command) -> str:
    """The script that the command names and that the tree lacks."""
    name = command.words[0]
    if command.program in ("bash", "sh", "source", ".", "python"):
        name = next((word for word in command.args if not word.startswith("-")), "")
    system = name.startswith(("/usr/", "/bin/", "/opt/", "/etc/", "http")) or "$" in name or "bin/" in name
    path_like = "/" in name or name.endswith((".sh", ".bash"))
    if not path_like or system or repo.file(command.directory, name, command.path):
        return ""
    return name
