"""Makefiles: the recipe of a target with those of its prerequisites before it."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterator

import msgspec

from prodready.project.commands.programs import Command
from prodready.project.commands.runners.fragments import Fragment, options
from prodready.project.commands.steps import Env
from prodready.project.layout.repo import Repo

_ASSIGN = re.compile(r"^(?:export\s+|override\s+|private\s+)*([\w.-]+)\s*(\?|::?:?|\+|!)?=\s*(.*)$")
_RULE = re.compile(r"^([^\s#:=][^:=#]*?)\s*::?(?!=)\s*(.*)$")
_ECHO = re.compile(r"echo\s+(?:-n\s+)?(?P<said>[^|;&<>`$]*)")
_FIRST_ECHO = re.compile(r"if\b[^;]*;\s*then\s+echo\s+(?P<said>[^|;&<>`$]*);")
_VARIABLE = re.compile(r"\$\(([^()$]+)\)|\$\{([^{}$]+)\}|\$([A-Za-z@<^*])")
_DEFINE = re.compile(r"(?:export\s+|override\s+)*define\s+([\w.-]+)\s*(?:[?+:!]*=)?$")
_POSITION = re.compile(r"\$\((\d)\)|\$\{?(\d)\}?")
"""What lines of ``define`` are called with: ``$(1)``."""
_IN_SHELL = re.compile(r"[$\n]")
"""What keeps a variable from being one of the shell's as it stands."""
_SIDES = re.compile(r"ifn?eq\s*\(([^,]*),(.*)\)")
_CI_VARIABLES = frozenset({"CI", "GITHUB_ACTIONS", "GITLAB_CI", "TRAVIS", "CIRCLECI"})
_MAX_PASSES = 8
_MAX_TARGETS = 400


class Makefile(msgspec.Struct):
    """What is read of one: variables (last assignment wins), per target its prerequisites and recipe lines."""

    variables: dict[str, str] = msgspec.field(default_factory=dict)
    needs: dict[str, list[str]] = msgspec.field(default_factory=dict)
    recipes: dict[str, list[tuple[str, int, str]]] = msgspec.field(default_factory=dict)  # text, line, file
    own: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)  # variables of a target and what it needs
    first: str = ""
    outside: dict[str, str] = msgspec.field(default_factory=dict)  # what the environment and the command line set

    @property
    def given(self) -> frozenset[str]:
        """The variables that are defined by now, and those that any CI sets."""
        return frozenset(self.outside) | self.variables.keys() | _CI_VARIABLES


def make(repo: Repo, command: Command) -> tuple[Fragment, ...]:
    """The recipes that ``make [-C dir] [-f file] [VAR=x] targets`` runs."""
    values = frozenset({"-C", "--directory", "-f", "--file", "--makefile", "-I", "-o", "-W"})
    given, words = options(command.args, values)
    folder = given.get("-C") or given.get("--directory") or ""
    directory = repo.enter(command.directory, (folder,) if folder else (), command.path)
    name = given.get("-f") or given.get("--file") or given.get("--makefile")
    path = repo.file(directory, name) if name else repo.first(directory, "GNUmakefile", "makefile", "Makefile")
    if not path:
        return ()
    overrides = dict(word.split("=", 1) for word in words if re.match(r"^\w+=", word))
    makefile = Makefile(outside={**dict(command.env), **overrides})
    _read_make(repo, path, makefile, 0)
    _name_targets(makefile)
    scope = {**_unfilled(dict(command.env)), **makefile.variables, **_unfilled(overrides)}
    targets = [word for word in words if "=" not in word] or [makefile.variables.get(".DEFAULT_GOAL", makefile.first)]
    return tuple(_recipes(makefile, targets, scope, directory, {"MAKE": "make", "MAKECMDGOALS": targets[0], **scope}))


def _unfilled(given: dict[str, str]) -> dict[str, str]:
    """Values from the shell, whose variables are not make's: ``V=$V make`` gives what the shell knows, no ``$(V)``."""
    return {name: re.sub(r"\$(?=[\w{])", "$$", value) for name, value in given.items()}


def _read_make(repo: Repo, path: str, into: Makefile, depth: int) -> None:
    current: list[str] = []
    nesting = _Conditionals(into)
    for logical, number in _uncanned(into, _logical(repo.lines(path))):
        line = logical.replace("\\\n", " ")
        stripped = line.strip()
        recipe = line.startswith("\t") and bool(current)  # before the first rule a tab is a blank
        if not recipe and nesting.take(stripped):
            continue
        if recipe or (current and line.startswith(" ") and not _ASSIGN.match(stripped)):
            for target in current:
                into.recipes.setdefault(target, []).append((logical.strip(), number, path))
            continue
        include = re.match(r"^[-s]?include\s+(.+)$", stripped)
        if not stripped or stripped.startswith("#") or include:
            for name in include.group(1).split() if include and depth < 4 else ():
                found = repo.file(posixpath.dirname(path), name)
                if found:
                    _read_make(repo, found, into, depth + 1)
            continue
        assigned = _ASSIGN.match(stripped)
        if assigned:
            if nesting.reached:
                _assign(into, assigned)
            continue
        rule = _RULE.match(line)
        current = rule.group(1).split() if rule else current
        if rule:
            _rule(into, current, rule.group(2), number, path)


def _uncanned(into: Makefile, lines: Iterator[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """The lines without those that ``define`` gives a name, which become a variable of several lines."""
    for logical, number in lines:
        defined = _DEFINE.match(logical.strip())
        if defined is None:
            yield logical, number
            continue
        body = itertools.takewhile(lambda line: line != "endef", (held.strip() for held, _ in lines))
        first, *others = [line.replace("\\\n", " ") for line in body] or [""]
        into.variables[defined[1]] = "\n".join((first, *(line.lstrip("@+-") for line in others)))


class _Conditionals:
    """``ifdef`` and its kin around assignments: a variable that nobody sets is not defined, and constants are compared; other
    conditions may hold."""

    def __init__(self, makefile: Makefile) -> None:
        self._makefile = makefile
        self._held: list[bool | None] = []  # None: cannot be told

    @property
    def reached(self) -> bool:
        """Whether the place may be reached."""
        return False not in self._held

    def take(self, line: str) -> bool:
        """Take in a line; whether it was a condition."""
        word, _, rest = line.partition(" ")
        if word in ("ifdef", "ifndef"):
            known = rest.strip() in self._makefile.given
            self._held.append(known == (word == "ifdef"))
        elif word in ("ifeq", "ifneq") or re.match(r"ifn?eq\(", line):
            equal = self._compared(line)
            self._held.append(None if equal is None else equal == line.startswith("ifeq"))
        elif word == "else" and self._held:
            last = self._held[-1]
            self._held[-1] = None if last is None or rest.strip() else not last
        elif word == "endif" and self._held:
            self._held.pop()
        else:
            return False
        return True

    def _compared(self, line: str) -> bool | None:
        """Whether both sides of a comparison are equal; None where one cannot be told."""
        sides = _SIDES.fullmatch(line)
        if sides is None:
            return None
        left, right = (self._constant(side.strip()) for side in sides.groups())
        return None if left is None or right is None else left == right

    def _constant(self, side: str) -> str | None:
        """A side whose variables are constants, set by the file or from outside; None for any other."""
        inside, outside = self._makefile.variables, self._makefile.outside

        def value(found: re.Match[str]) -> str:
            name = next(filter(None, found.groups()))
            known = {inside[name]} if name in inside else set()
            known |= {outside[name]} if name in outside else set()
            return known.pop() if len(known) == 1 else found.group()

        filled = _VARIABLE.sub(value, side)
        return None if "$" in filled else filled


def _assign(into: Makefile, found: re.Match[str]) -> None:
    name, how, value = found.group(1), found.group(2) or "", found.group(3)
    value = re.sub(r"(^|(?<=\s))#.*$", "", value)  # the blank before a comment belongs to the value
    for itself in (f"$({name})", f"${{{name}}}"):  # ``BASE := $(or $(BASE), python)`` adds to what it was
        value = value.replace(itself, into.variables.get(name, ""))
    if how == "+":
        into.variables[name] = f"{into.variables.get(name, '')} {value}".strip()
    elif how != "?" or (name not in into.variables and name not in into.outside):
        into.variables[name] = value


def _rule(into: Makefile, targets: list[str], rest: str, number: int, path: str) -> None:
    needs, semicolon, inline = rest.partition(";")
    needs = re.sub(r"#.*$", "", needs)
    assigned = _ASSIGN.match(needs.strip())
    if assigned:
        for target in targets:
            into.own.setdefault(target, {})[assigned.group(1)] = assigned.group(3)
        return
    for target in targets:
        if not into.first and not target.startswith("."):
            into.first = target
        into.needs.setdefault(target, []).extend(needs.replace("|", " ").split())
        into.recipes.setdefault(target, [])
        if semicolon and "#" not in rest.partition(";")[0]:
            into.recipes[target].append((inline.strip(), number, path))


def _name_targets(makefile: Makefile) -> None:
    """Targets that variables name (``$(TESTS): …``) under the names that they stand for."""
    for held in [target for target in makefile.recipes if "$" in target]:
        for name in _substitute(held, makefile.variables).split():
            makefile.recipes.setdefault(name, []).extend(makefile.recipes[held])
            makefile.needs.setdefault(name, []).extend(makefile.needs.get(held, ()))


def _logical(lines: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Lines with those that continue them, line ends kept, under the number of the first."""
    held, start = "", 0
    for number, line in enumerate(lines, 1):
        start = start or number
        if line.endswith("\\"):
            held += line + "\n"
            continue
        yield held + line, start
        held, start = "", 0
    if held:
        yield held, start


def _recipes(
    makefile: Makefile, targets: list[str], scope: dict[str, str], directory: str, names: dict[str, str]
) -> Iterator[Fragment]:
    """Prerequisites first, each target once; a rule with a pattern makes nothing that it needs itself (``%: %.in``)."""
    pending = [_substitute(target, names) for target in reversed(targets)]
    done: set[str] = set()
    ready: set[str] = set()
    own: dict[str, dict[str, str]] = {}
    above: dict[str, frozenset[str]] = {}  # the patterns by which what needs a target is made
    while pending and len(done) < _MAX_TARGETS:
        target = pending.pop()
        key = _matching(makefile, target, above.get(target, frozenset()))
        if not key or (target in done and target in ready):
            continue
        stem = target[len(key.partition("%")[0]) : len(target) - len(key.partition("%")[2])] if "%" in key else ""
        if target not in ready:
            ready.add(target)
            needs = " ".join(_substitute(need, names).replace("%", stem) for need in makefile.needs.get(key, ()))
            pending.append(target)
            if len(ready) < _MAX_TARGETS:
                pending.extend(need for need in reversed(needs.split()) if need not in ready)
            own[target] = {**own.get(target, {}), **makefile.own.get(key, {})}
            for need in needs.split():
                own.setdefault(need, own[target])
                above.setdefault(need, above.get(target, frozenset()) | frozenset({key} if "%" in key else ()))
            continue
        done.add(target)
        for recipe, line, path in makefile.recipes.get(key, ()):
            filled = _substitute(recipe, {**names, **own[target], "@": target, "*": stem, "<": "", "^": ""})
            marks = re.match(r"[@+-]*\s*", filled)
            prefix = marks.group() if marks else ""
            env: Env = tuple((k, v) for k, v in scope.items() if k in makefile.variables and not _IN_SHELL.search(v))
            yield Fragment(((filled[len(prefix) :], line),), path, directory, env, ignored="-" in prefix)


def _matching(makefile: Makefile, target: str, without: frozenset[str]) -> str:
    if target in makefile.recipes:
        return target
    for key in makefile.recipes:
        head, percent, tail = key.partition("%")
        if (
            percent
            and key not in without
            and target.startswith(head)
            and target.endswith(tail)
            and len(target) > len(head) + len(tail)
        ):
            return key
    return ""


def _substitute(value: str, names: dict[str, str]) -> str:
    """Make's variables by their values; functions and the undefined vanish, ``$$`` becomes the shell's ``$``."""
    value = value.replace("$$", "\0")
    for _ in range(_MAX_PASSES):
        replaced = _VARIABLE.sub(lambda found: _value(found, names), value)[:20_000]
        if replaced == value:
            break
        value = replaced
    return value.replace("\0", "$")


def _value(found: re.Match[str], names: dict[str, str]) -> str:
    name = found.group(1) or found.group(2) or found.group(3)
    function, _, rest = name.partition(" ")
    if not rest:
        return names.get(name.partition(":")[0], "").replace("$$", "\0")
    found_program = re.match(r"(?:command -v|which|type -p)\s+([\w.-]+)", rest.strip())
    if function == "shell":
        return found_program.group(1) if found_program else _echoed(rest)
    parts = rest.split(",")
    if function == "call":
        body = names.get(parts[0].strip(), "").replace("$$", "\0")
        return _POSITION.sub(lambda found: (parts + [""] * 10)[int(found[1] or found[2])].strip(), body)
    if function == "if" and len(parts) > 1:
        return parts[1]
    if function == "or":
        return next((part.strip() for part in parts if part.strip()), "")
    return parts[0] if function == "strip" else ""


def _echoed(text: str) -> str:
    """What shell text that is asked for a word says: ``echo docker``, or the first arm of a condition whose arms say one."""
    said = _ECHO.fullmatch(text.strip()) or _FIRST_ECHO.match(text.strip())
    return said["said"].replace('"', "").replace("'", "") if said else ""
