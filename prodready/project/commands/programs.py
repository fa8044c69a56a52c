"""A command as CI reaches it, and the program that really runs below its wrappers (``uv run``, ``sudo``, ``env`` …)."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from prodready.model import Evidence
from prodready.project.commands.shell import ASSIGNMENT

SHELLS = frozenset({"sh", "bash", "ash", "dash", "zsh"})
"""Programs that run a text which they are handed."""


class Place(msgspec.Struct, frozen=True, order=True):
    """A line of a file."""

    path: str
    line: int


class Command(msgspec.Struct, frozen=True):
    """One command with its way there.

    ``words`` is the program below wrappers (``uv run pytest -q`` gives ``pytest -q``; an interpreter's options are
    dropped and ``python -m pytest`` is ``pytest``), ``raw`` the text as written. ``via`` are the places through which
    it is reached, outermost first, its own not included. ``directory`` is relative to the root ("" is the root).
    ``tools`` are the project managers it was run by. ``ignored``: its failure does not fail the job, or the step never
    runs; ``manual``: nothing but a person or a clock starts it. ``missing`` is the script that it names and that the
    repository lacks; ``expanded`` tells that other commands of the list stand for what it does.
    """

    words: tuple[str, ...]
    raw: str
    path: str
    line: int
    via: tuple[Place, ...] = ()
    directory: str = ""
    env: tuple[tuple[str, str], ...] = ()
    tools: tuple[str, ...] = ()
    ignored: bool = False
    manual: bool = False
    missing: str = ""
    expanded: bool = False
    host: str = ""
    job: str = ""
    rows: tuple[tuple[str, int], ...] = ()  # its words on lines below the first, with these

    @property
    def program(self) -> str:
        """The program's name without its folder."""
        return program(self.words[0]) if self.words else ""

    @property
    def args(self) -> tuple[str, ...]:
        """What follows the program."""
        return self.words[1:]

    @property
    def effective(self) -> bool:
        """Whether a change that breaks it is stopped."""
        return not self.ignored and not self.manual

    def option(self, *names: str) -> str | None:
        """The value of the last ``--name value`` or ``--name=value``; empty for an option without one."""
        return option(self.words, *names)

    def evidence(self, note: str = "", told_by: str = "") -> tuple[Evidence, ...]:
        """Its place first, the line of the option ``told_by`` if it has one, then the way there from the outside."""
        own = next((line for word, line in self.rows if told_by and word.partition("=")[0] == told_by), self.line)
        places = [place for place in dict.fromkeys((Place(self.path, own), *self.via)) if place.path]
        first = note or self.raw
        return tuple(
            Evidence(place.path, place.line, "leads there" if index else first) for index, place in enumerate(places)
        )


def option(words: tuple[str, ...], *names: str) -> str | None:
    """The value of the last of the options ``names``; empty if it has none, None if none is given."""
    found: str | None = None
    for index, word in enumerate(words):
        key, equals, value = word.partition("=")
        if key in names:
            following = words[index + 1] if index + 1 < len(words) else ""
            found = value if equals else "" if following.startswith("-") else following
    return found


def one_line(text: str) -> str:
    """A command on one line that a message can hold."""
    line = " ".join(text.split())
    return line if len(line) <= 100 else f"{line[:97]}..."


def program(word: str) -> str:
    """``.venv/bin/pytest`` and ``pytest.exe`` are ``pytest``, as ``node_modules/newman/bin/newman.js`` is ``newman``; every
    CPython and PyPy is ``python``, ``python$VERSION`` too."""
    name = word.replace("\\", "/").rsplit("/", 1)[-1]
    name = name[:-4] if name.lower().endswith((".exe", ".cmd", ".bat")) else name
    name = name.removesuffix(".js") if "node_modules/" in word else name
    return "python" if re.fullmatch(r"(python|pypy|py)[0-9.]*w?|python\$\{?\w+\}?", name) else name


def shell_text(args: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """What a shell runs with these arguments: the text of ``-c``, which may stand anywhere among joined letters
    (``-lxce``), and what the text is handed; no text for ``sh script args``, where the script comes first.
    """
    rest, commanded = list(args), False
    while rest and rest[0][:1] in ("-", "+") and len(rest[0]) > 1:
        flag = rest.pop(0)
        if flag == "--":
            break
        letters = "" if flag.startswith("--") else flag[1:]
        commanded = commanded or (flag[0] == "-" and "c" in letters)
        if rest and (flag in ("--rcfile", "--init-file") or letters[-1:] in ("o", "O")):
            rest.pop(0)  # ``-euo pipefail``
    return (rest[0], tuple(rest[2:])) if commanded and rest else (None, tuple(rest))


class Wrapper(msgspec.Struct, frozen=True):
    """How to get past a program that runs another: its subcommands, options that take a value, positional arguments."""

    subcommands: tuple[str, ...] = ()
    values: frozenset[str] = frozenset()
    positionals: int = 0
    directories: frozenset[str] = frozenset()
    tool: bool = False


class Unwrapped(msgspec.Struct):
    """What is left below the wrappers; ``cds`` are folders that wrappers change to."""

    words: list[str]
    env: dict[str, str] = msgspec.field(default_factory=dict)
    tools: list[str] = msgspec.field(default_factory=list)
    cds: list[str] = msgspec.field(default_factory=list)


def _tool(subcommands: str, values: str = "", directories: str = "") -> Wrapper:
    return Wrapper(tuple(subcommands.split()), frozenset(values.split()), 0, frozenset(directories.split()), tool=True)


def _plain(values: str = "", positionals: int = 0, subcommands: str = "") -> Wrapper:
    return Wrapper(tuple(subcommands.split()), frozenset(values.split()), positionals)


_UV = "--extra --group --only-group --no-group --with --with-editable --with-requirements -p --python --package "
_UV += "--env-file --index --index-url -i --default-index --project --cache-dir --config-file --no-extra --color -w"
_CONDA = "-n --name -p --prefix --cwd"

WRAPPERS = {
    "uv": _tool("run", _UV, "--directory"),
    "uvx": _tool("", _UV + " --from", "--directory"),
    "poetry": _tool("run", "-P --project", "-C --directory"),
    "pdm": _tool("run", "-p --project -s --site-packages --venv", ""),
    "pipenv": _tool("run", "--python"),
    "rye": _tool("run", "--pyproject"),
    "hatch": _tool("run", "-e --env -p --project"),
    "pixi": _tool("run", "-e --environment --manifest-path"),
    "conda": _plain(_CONDA, subcommands="run"),
    "mamba": _plain(_CONDA, subcommands="run"),
    "micromamba": _plain(_CONDA, subcommands="run"),
    "pipx": _plain("--spec --python --pip-args", subcommands="run"),
    "sudo": _plain("-u -g -h -p -C --user --group"),
    "doas": _plain("-u"),
    "env": _plain("-u --unset -C --chdir"),
    "cross-env": _plain(),
    "cross-env-shell": _plain(),
    "time": _plain("-f -o"),
    "exec": _plain("-a"),
    "command": _plain(),
    "nohup": _plain(),
    "nice": _plain("-n"),
    "ionice": _plain("-c -n"),
    "stdbuf": _plain("-i -o -e"),
    "unbuffer": _plain(),
    "timeout": _plain("-k -s --kill-after --signal", 1),
    "dockerize": _plain(
        "-wait -timeout -template -stdout -stderr -delims -env -env-section -wait-http-header -wait-retry-interval"
    ),
    "xvfb-run": _plain("-s --server-args -n --server-num -f -e -w -p"),
    "travis_retry": _plain(),
    "travis_wait": _plain(),
    "chronic": _plain(),
    "dumb-init": _plain(),
    "tini": _plain("-p"),
    "runuser": _plain("-u -g -G"),
    "gosu": _plain("", 1),
    "su-exec": _plain("", 1),
    "setarch": _plain(),
    "winpty": _plain(),
    "xargs": _plain("-n -I -P -L -d -a -s"),
    "dotenv": _plain("-f --file", subcommands="run"),
    "doppler": _plain("-p --project -c --config -t --token", subcommands="run"),
    "infisical": _plain("--env --path", subcommands="run"),
    "op": _plain("--env-file", subcommands="run"),
    "dotrun": _plain("--env -m --mount", subcommands="exec"),
    "direnv": _plain("", 1, subcommands="exec"),
    "debugpy": _tool("", "--listen --connect --log-to"),
    "ddtrace-run": _plain(),
    "opentelemetry-instrument": _plain("--traces_exporter --metrics_exporter --logs_exporter --service_name"),
    "newrelic-admin": _plain(subcommands="run-program"),
}
_MODULES = {"poethepoet": "poe", "pre_commit": "pre-commit", "py.test": "pytest"}
_ARRAY = re.compile(r"\$\{\w+\[[@*]\]\}")
"""An array of a shell script before the program, in which there may be options and assignments, or nothing."""
_PYTHON_VALUES = frozenset({"-W", "-X", "--check-hash-based-pycs", "-V:"})


def unwrap(words: tuple[str, ...]) -> Unwrapped:
    """Take off wrappers, assignments and the interpreter's options until a program of interest is left."""
    state = Unwrapped(list(words))
    for _ in range(16):
        while len(state.words) > 1 and _ARRAY.fullmatch(state.words[0]):
            state.words.pop(0)
        while state.words and ASSIGNMENT.match(state.words[0]):
            name, _, value = state.words.pop(0).partition("=")
            state.env[name] = value
        if not state.words or not _unwrap_once(state):
            return state
    return state


def _unwrap_once(state: Unwrapped) -> bool:
    name = program(state.words[0])
    if name == "uv" and state.words[1:3] == ["tool", "run"]:
        name, state.words = "uvx", ["uvx", *state.words[3:]]
    if name == "python":
        return _interpreter(state)
    if name == "nix" and (given := {"-c", "--command"}.intersection(state.words)):
        inner = state.words[state.words.index(given.pop()) + 1 :]
        state.words = inner[1:] if inner[:1] == ["--"] else inner
        return True
    if "--" in state.words and re.search(r"wait|dockerize|pifpaf", name):
        state.words = state.words[state.words.index("--") + 1 :]
        return True
    wrapper = WRAPPERS.get(name)
    rest = _past(wrapper, state) if wrapper else None
    if wrapper is None or rest is None:
        return False
    if wrapper.tool:
        state.tools.append(name)
    state.words = rest
    return True


def _past(wrapper: Wrapper, state: Unwrapped) -> list[str] | None:
    """The words behind the wrapper's own, or None if it runs no other program here."""
    words, index, subcommand, positionals = state.words, 1, not wrapper.subcommands, wrapper.positionals
    while index < len(words):
        word = words[index]
        key, equals, value = word.partition("=")
        if word == "--":
            return words[index + 1 :] if subcommand else None
        if word in ("-m", "--module") and wrapper.tool and subcommand:
            return ["python", "-m", *words[index + 1 :]]
        if (word.startswith("-") and len(word) > 1) or (word.startswith("+") and wrapper.tool):
            if not wrapper.tool and key not in wrapper.values and re.fullmatch(r"-[A-Za-z]{2,}", key):
                key = f"-{key[-1]}"  # ``sudo -EHu name``: the last of a group may take a value
            if key in wrapper.values or key in wrapper.directories:
                value = value if equals else " ".join(words[index + 1 : index + 2])
                index += 0 if equals else 1
                state.cds.extend([value] if key in wrapper.directories else [])
        elif not subcommand:
            if word not in wrapper.subcommands:
                return None
            subcommand = True
        elif positionals:
            positionals -= 1
        else:
            return words[index:]
        index += 1
    return None


def _interpreter(state: Unwrapped) -> bool:
    """``python -Im coverage run`` is ``coverage run``, ``python -u x.py`` is ``python x.py``."""
    words, index = state.words, 1
    while index < len(words) and words[index].startswith("-") and words[index] not in ("-", "--"):
        word = words[index]
        flags = word[1:] if not word.startswith("--") else ""
        joined = re.match(r"[bBdEiIOPqsSuvx]*m(?=[A-Za-z_])", flags)
        if joined:  # ``-mpip``
            words[index : index + 1] = [f"-{joined.group()}", flags[joined.end() :]]
            flags = joined.group()
        if flags.endswith("m") and index + 1 < len(words) and not flags.startswith(("W", "X")):
            module = words[index + 1]
            rest = words[index + 2 :]
            state.words = (
                [_MODULES.get(module, module), *rest]
                if "." not in module or module in _MODULES
                else ["python", "-m", module, *rest]
            )
            return state.words[0] != "python" and state.words[0] in WRAPPERS
        if flags.endswith("c"):
            state.words = ["python", "-c", *words[index + 1 :]]
            return False
        index += 2 if word in _PYTHON_VALUES else 1
    state.words = ["python", *words[index:]]
    return False
