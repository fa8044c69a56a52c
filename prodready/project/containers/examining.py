"""Whether what starts a container can work: the files, modules and programs that it names, followed through scripts and runners."""

from __future__ import annotations

import fnmatch
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from prodready.project.commands.programs import SHELLS, Unwrapped, shell_text, unwrap
from prodready.project.commands.shell import Simple, split
from prodready.project.containers.installed import Installed, installed
from prodready.project.containers.launch import Target, idle, package_of, targets
from prodready.project.containers.layers import Layers, Problem
from prodready.project.containers.preparing import INSTALLS, only_prepares
from prodready.project.containers.scripts import script_at
from prodready.project.containers.shellwords import fill
from prodready.project.containers.starts import BARE, INITS, Start, is_plain
from prodready.project.layout.dependencies import Dependencies
from prodready.project.layout.packages import Package

MAX_DEPTH = 4
MAX_COMMANDS = 400
_SYSTEM = (
    "/bin/",
    "/usr/",
    "/sbin/",
    "/opt/",
    "/lib",
    "/command/",
    "/etc/",
    "/init",
    "/nix",
    "/root/",
    "/dev/",
    "/proc/",
)
_OWN_FOLDER = re.compile(r"dirname|BASH_SOURCE")
"""How a script says the folder that it stands in."""
_FASTAPI_WITH_SERVER = ("0.111.0", "0.112.0")
"""From which version on FastAPI required what its extra ``standard`` does, and before which (its release notes)."""
_BROUGHT_BY = {
    "uvicorn": frozenset({"bentoml", "chainlit", "fastapi-cli", "fastmcp", "gradio", "mcp", "nicegui", "prefect"}),
    "hypercorn": frozenset({"quart"}),
}
"""Packages that require a server (their metadata)."""
_VENV = re.compile(r"-m\s+venv\b|\bvirtualenv\b|\buv\s+venv\b")
"""What makes an environment, whose folder of commands packages fill."""
_HELP = frozenset({"--help", "-h", "--version"})
_CHECKS = re.compile(
    r"(^|/)(pytest|behave|robot|pabot|nosetests|nose2|tox|nox|coverage|mutmut|cosmic-ray|ruff|mypy|flake8|black|pylint|locust|unittest"
    r"|rpmbuild|dpkg-buildpackage|debuild|pyinstaller|twine|sphinx-build)$"
)
"""Programs that check or pack the application instead of running it."""
_MAKES = re.compile(r"test|(?:^|[-_])(?:rpms?|debs?|dist|sdist|wheels?|packages?|docs?|lint|release)(?:$|[-_])")
"""Targets of make that do."""


class Outcome(msgspec.Struct, frozen=True):
    """``starts``: it starts the application (None: it cannot be told); ``problems``: why it cannot work."""

    starts: bool | None
    problems: tuple[Problem, ...] = ()


class Examiner(msgspec.Struct):
    """Examines starts of one image; ``based``: a package outside makes the application, which may bring its server."""

    layers: Layers
    packages: tuple[Package, ...]
    dependencies: Dependencies
    based: bool = False
    left: int = MAX_COMMANDS
    installing: bool = False  # what is started installs something first
    _installed: Installed | None = None

    @property
    def installed(self) -> Installed:
        """What the build installs of the repository."""
        if self._installed is None:
            self._installed = installed(self.layers, self.packages)
        return self._installed

    def examine(self, start: Start) -> Outcome:
        """Whether the start works, as far as the text tells."""
        directory = posixpath.normpath(posixpath.join(self.layers.workdir, start.directory))
        return self._text(start.text, start.line, start.path, directory, dict(self.layers.env), (), 0)

    def _text(
        self,
        body: str,
        line: int,
        path: str,
        directory: str,
        env: Mapping[str, str],
        args: tuple[str, ...],
        depth: int,
        own: str = "",
    ) -> Outcome:
        """Each command of a text; ``own`` is the folder of the script that it is, if it is one."""
        verdicts: list[Outcome] = []
        self.installing = self.installing or bool(INSTALLS.search(body))
        simples = split((body, line))
        for simple in simples:
            self.left -= 1
            if self.left < 0 or depth > MAX_DEPTH:
                break
            here, values = directory, {**env, **dict(simple.env)}
            if not _is_chosen(simple, simples, values, args):
                continue
            for target in simple.cds:
                base = own if own and _OWN_FOLDER.search(target) else here
                entered = target.rpartition(")")[2].strip("/") if base is own else fill(target, values)
                here = posixpath.normpath(posixpath.join(base, entered))
            words = _unprefixed(tuple(word for raw in simple.words for word in _spread(fill(raw, values), args)))
            below = unwrap(words)
            if below.words:
                at = simple.line if depth == 0 else line
                problems = self._script_words(words, here, at, path) or self._init(words[0], at, path)
                values = {**values, **below.env}
                called = self._run_by(below)
                if ("-m", called[0]) in pairwise(words) and package_of(called[0]) == "" and called[0] != "python":
                    called = ("python", "-m", *called)
                inner = self._command(called, at, path, here, values, depth)
                verdicts.append(Outcome(inner.starts, (*problems, *inner.problems)))
        return _joined(verdicts, top=depth == 0)

    def _run_by(self, below: Unwrapped) -> tuple[str, ...]:
        """A command; of a script that ``poetry run`` starts from the source, the module that holds it; ``uv run`` starts files."""
        words = tuple(below.words)
        if "uv" in below.tools and words[0].endswith(".py"):
            return ("python", *words)
        scripts = (target for one in self.packages for command, target in one.scripts if command == words[0])
        if "poetry" not in below.tools or self.installed.own:
            return words
        return next((("python", "-m", target.partition(":")[0].strip()) for target in scripts), words)

    def _script_words(self, words: tuple[str, ...], here: str, line: int, path: str) -> tuple[Problem, ...]:
        """A program named by a path must be there and be executable."""
        name = words[0]
        if "/" not in name or "$" in name or name.endswith("/"):
            return ()
        place = posixpath.normpath(posixpath.join(here, name))
        found = self.layers.find(place)
        if found is None:
            lacks = not self._may_exist(place)
            return (Problem(line, f"{name} is started, but it is not in the image", path),) if lacks else ()
        info = self.layers.context.snapshot.files.get(found)
        allowed = self.layers.mentions("chmod") or any(
            place == mode or place.startswith(f"{mode.rstrip('/')}/") for mode in self.layers.chmods
        )
        if info is not None and info.mode == "file" and not allowed:
            return (Problem(line, f"{name} is started, but {found} is not executable", path),)
        return ()

    def _init(self, name: str, line: int, path: str) -> tuple[Problem, ...]:
        """An init program that a bare image does not have must be installed or copied."""
        layers = self.layers
        brought = layers.mentions(name) or any(name in mount.dest or name in mount.source for mount in layers.mounts)
        if name not in INITS or brought or not BARE.search(layers.base) or self.installed.anything or layers.vague:
            return ()
        return (Problem(line, f"{name} is started, but nothing installs {name}", path),)

    def _may_exist(self, place: str) -> bool:
        """Whether something else than a copy may have put a file there."""
        layers = self.layers
        if layers.is_left_out(place):
            return False
        if layers.is_vague(place) or layers.mentions(posixpath.basename(place)) or not is_plain(layers.base):
            return True
        if self.installed.anything or "site-packages" in place or "/.venv/" in place:
            return True
        return place.startswith(_SYSTEM) or ("/bin/" in place and any(_VENV.search(run.text) for run in layers.runs))

    def _command(
        self, words: tuple[str, ...], line: int, path: str, here: str, env: Mapping[str, str], depth: int
    ) -> Outcome:
        name = posixpath.basename(words[0])
        if name in SHELLS:
            return self._shell(words, line, path, here, env, depth)
        script = self._script(words[0], here)
        if script is not None:
            outcome = self._text("\n".join(script[1]), line, path, here, env, words[1:], depth + 1, script[0])
            if not outcome.starts and len(words) > 1 and only_prepares(script[1]):
                return Outcome(False, (Problem(line, f"{words[0]} does not run the command that it is given", path),))
            return outcome
        if idle(words) or _CHECKS.search(words[0]) or (name == "make" and any(map(_MAKES.search, words[1:]))):
            return Outcome(False)
        if _HELP.intersection(words[1:3]):
            return Outcome(None)
        wanted = tuple(targets(words, env))
        package = package_of(name)
        problems = [problem for target in wanted if (problem := self._absent(target, here, env, line, path))]
        if package and not self._has_package(package):
            problems.append(Problem(line, f"{name} is started, but nothing installs {package}", path))
        own = any(command == name for one in self.packages for command, _ in one.scripts)
        if own and not (self.installed.own or self.installed.anything) and self._only_copies():
            problems.append(Problem(line, f"{name} is started, but nothing installs the project", path))
        serves = wanted or package or own or name == "uwsgi"  # which its variables or its own file may tell the rest
        return Outcome(True if serves else None, tuple(problems))

    def _only_copies(self) -> bool:
        return is_plain(self.layers.base) and not self.layers.vague

    def _shell(
        self, words: tuple[str, ...], line: int, path: str, here: str, env: Mapping[str, str], depth: int
    ) -> Outcome:
        text, rest = shell_text(words[1:])
        if text is not None:
            return self._text(text, line, path, here, env, rest, depth)
        if not rest:
            return Outcome(False)
        script = self._script(rest[0], here)
        if script is not None:
            return self._text("\n".join(script[1]), line, path, here, env, rest[1:], depth + 1, script[0])
        place = posixpath.normpath(posixpath.join(here, rest[0]))
        if "$" not in rest[0] and self.layers.find(place) is None and not self._may_exist(place):
            return Outcome(None, (Problem(line, f"{rest[0]} is started, but it is not in the image", path),))
        return Outcome(None)

    def _script(self, name: str, here: str) -> tuple[str, tuple[str, ...]] | None:
        """A shell script of the repository that stands where ``name`` leads: its folder in the image, and its lines."""
        found = script_at(self.layers, name, here)
        return (posixpath.dirname(found[0]), found[2]) if found is not None else None

    def _has_package(self, name: str) -> bool:
        deps, layers = self.dependencies, self.layers
        elsewhere = self.based or not is_plain(layers.base) or self.installed.anything
        if elsewhere or layers.mentions(name) or layers.is_vague("/usr"):
            return True
        if not self.installing and not any(INSTALLS.search(run.text) for run in layers.runs) and not self._is_filled():
            return False
        if name in deps.names or not deps.declared:
            return True
        extras = {(item.name, extra) for _, item in deps.declared for extra in item.extras}
        standard = {("fastapi", "standard"), ("fastapi", "all"), ("litestar", "standard"), ("litestar", "full")}
        if not _BROUGHT_BY.get(name, frozenset()).isdisjoint(deps.names):
            return True
        brings = bool(extras & standard) or deps.keeps("fastapi", *_FASTAPI_WITH_SERVER)
        return name in ("uvicorn", "fastapi-cli", "fastapi") and brings

    def _is_filled(self) -> bool:
        """Whether packages may come in by another way than a command: copied from another image, or with an environment."""
        layers = self.layers
        return (
            bool(layers.vague)
            or any(INSTALLS.search(f"{each.source} {each.dest}") for each in layers.mounts)
            or any(INSTALLS.search(value) for value in layers.env.values())
        )

    def _absent(self, target: Target, here: str, env: Mapping[str, str], line: int, path: str) -> Problem | None:
        """Why the file or module that a program starts is not in the image; None if it is, or may be."""
        if "$" in target.name or "$" in here:
            return None
        if target.kind == "file":
            place = posixpath.normpath(posixpath.join(here, target.folder, target.name))
            if self.layers.find(place) is not None or self._may_exist(place):
                return None
            return Problem(line, f"{target.name} is started, but {place} is not in the image", path)
        file, name = self._module_file(target, here, env), target.attribute
        if file and name and not self._defines(file, name):
            return Problem(line, f"{target.name}:{name} is started, but {file} has no {name}", path)
        if file or self._has_module(target, here, env) is not False:
            return None
        return Problem(line, f"the module {target.name} is started, but it is not in the image", path)

    def _module_file(self, target: Target, here: str, env: Mapping[str, str]) -> str:
        """The file of the repository that a started module is; empty where that is not known."""
        parts = target.name.split(".")
        for folder in _search_path(target, here, env):
            for end in (".py", "/__init__.py"):
                found = self.layers.find(posixpath.join(folder, *parts) + end)
                if found is not None:
                    return found
        return ""

    def _defines(self, file: str, name: str) -> bool:
        """Whether a module has a name at its top level, or may have it."""
        module = self.layers.context.snapshot.modules.get(file)
        if module is None or any(item.local == "*" for item in module.imports):
            return True
        functions = {item.name for item in module.functions if item.scope < 0 and item.owner < 0}
        classes = {item.name for item in module.classes if item.scope < 0 and item.owner < 0}
        bound = {item.target.lstrip(":") for item in module.assigns if item.target[:1] == ":"}
        known = functions | classes | bound | {item.local for item in module.imports}
        return name in known or "__getattr__" in functions

    def _has_module(self, target: Target, here: str, env: Mapping[str, str]) -> bool | None:
        """Whether a module that is no known file is in the image; None if it may be."""
        parts = target.name.split(".")
        unsure = False
        for folder in _search_path(target, here, env):
            place = posixpath.join(folder, *parts)
            if any(self.layers.find(place + end) is not None for end in ("/__main__.py", "")):
                return True
            unsure = unsure or self.layers.is_vague(place + ".py")
        if parts[0] in self.installed.tops or self._in_site_packages(parts[0]):
            return not self._lacks(parts)
        if self.installed.anything or unsure or not is_plain(self.layers.base):
            return None
        return None if self._is_foreign(parts[0]) else False

    def _lacks(self, parts: Sequence[str]) -> bool:
        """Whether the repository has the package that a dotted name begins with and not the module, nor makes it."""
        inside, whole = re.compile(rf"(?:^|/){parts[0]}/[^/]+\.py$"), re.compile(rf"(?:^|/){'/'.join(parts)}(?:[./]|$)")
        files = self.layers.context.snapshot.files
        return any(map(inside.search, files)) and not (any(map(whole.search, files)) or self.layers.mentions(parts[-1]))

    def _in_site_packages(self, top: str) -> bool:
        return any("-packages" in mount.dest and f"/{top}" in mount.dest + "/" for mount in self.layers.mounts)

    def _is_foreign(self, top: str) -> bool:
        """Whether a top name belongs to a package that is declared or that the build installs by its name, and not to the
        repository."""
        name = top.lower().replace("_", "-")
        named = re.compile(rf"(?:^|[\s\"']){re.escape(name)}(?:\[[^\]]*\])?(?=$|[\s\"'=<>~!;&])")
        installs = (run.text for run in self.layers.runs if INSTALLS.search(run.text))
        return name in self.dependencies.names or any(named.search(text.replace("_", "-").lower()) for text in installs)


def _search_path(target: Target, here: str, env: Mapping[str, str]) -> list[str]:
    """Where modules are looked for: the working directory or what an option names, then the environment's folders."""
    named = [one for one in env.get("PYTHONPATH", "").split(":") if one.startswith("/")]
    return [posixpath.normpath(posixpath.join(here, target.folder)), *named]


def _is_chosen(simple: Simple, simples: Sequence[Simple], env: Mapping[str, str], args: tuple[str, ...]) -> bool:
    """Whether a command stands in the arm of a ``case`` that is known to be chosen, or in none that is known not to be."""
    if simple.case is None:
        return True
    subject, patterns = simple.case
    value = _argument(fill(subject, env), args)
    if not value or "$" in value:
        return True
    if "*" not in patterns:
        return any(fnmatch.fnmatchcase(value, pattern) for pattern in patterns)
    others = (one.case[1] for one in simples if one.case is not None and one.case[0] == subject)
    return not any(fnmatch.fnmatchcase(value, pattern) for arm in others if "*" not in arm for pattern in arm)


def _argument(value: str, args: tuple[str, ...]) -> str:
    """A value, or the argument that it stands for (``$1``)."""
    found = re.fullmatch(r"\$\{?(\d)(?::?-[^}]*)?\}?", value)
    place = int(found[1]) - 1 if found else -1
    return args[place] if 0 <= place < len(args) else value


def _spread(word: str, args: tuple[str, ...]) -> Iterator[str]:
    if word in ("$@", "${@}", "$*"):
        yield from args
    else:
        yield word


def _unprefixed(words: tuple[str, ...]) -> tuple[str, ...]:
    """A command without variables before it that nothing fills (``$PREFIX gunicorn …``), which are most often empty."""
    if words[:1] == ("exec",):
        words = words[1:]
    while len(words) > 1 and words[0].startswith("$") and words[1][:1] not in ("-", "$"):
        words = words[1:]
    return words


def _joined(verdicts: list[Outcome], *, top: bool) -> Outcome:
    """Of commands one after another all must work; of those in a script, which may be arms of a choice, one."""
    starting = [one for one in verdicts if one.starts]
    starts = True if starting else None if any(one.starts is None for one in verdicts) else False
    if not top and any(not one.problems for one in starting):
        return Outcome(starts)
    if not top and not starting:
        return Outcome(starts)
    return Outcome(starts, tuple(problem for one in verdicts for problem in one.problems))
