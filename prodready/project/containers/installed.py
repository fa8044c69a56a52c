"""Whether a build installs the repository's own distribution, and which modules that brings."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace
from packaging.specifiers import InvalidSpecifier, SpecifierSet

from prodready.facts.documents import Document, Requirements, at, entries, items, text
from prodready.project.commands.programs import SHELLS, unwrap
from prodready.project.commands.shell import Simple, split
from prodready.project.containers.layers import Layers, Run
from prodready.project.layout.packages import Package, is_never_installed

_MANIFESTS = ("pyproject.toml", "setup.py", "setup.cfg")
_SKIPS = frozenset({"--no-root", "--no-install-project", "--no-self", "--only-deps", "--no-install-workspace"})
_RUNNERS = frozenset(
    {"make", "just", "task", "invoke", "nox", "tox", "git", "dh_virtualenv", "bazel", "conda-build", "rsync"}
)
_FILES = ("-r", "-c", "--requirement", "--constraint")
_SCRIPT = re.compile(r"(^|/)[\w.-]+\.(sh|py|bash)$")
_LOCAL = re.compile(r"(\.{1,2}(/\S*)?|/\S+|\S+/)(\[[^\]]*\])?$")


class Installed(msgspec.Struct, frozen=True):
    """``tops``: importable top names. ``anything``: it cannot be told. ``own``: a project of the tree is."""

    tops: frozenset[str] = frozenset()
    anything: bool = False
    own: bool = False


def installed(layers: Layers, packages: tuple[Package, ...]) -> Installed:
    """What the commands of a build install of the repository."""
    tops: set[str] = set()
    anything = own = False
    for run in layers.runs:
        for simple, words in commands_in(run.text, run.line):
            project = _project(layers, run, simple, words, packages)
            if project is None:
                anything = anything or _unclear(words)
                continue
            own = True
            found = _tops(layers, project, packages)
            anything = anything or not found
            tops |= found
    return Installed(frozenset(tops), anything, own)


def commands_in(body: str, line: int = 0, depth: int = 2) -> Iterator[tuple[Simple, tuple[str, ...]]]:
    """Every command of a shell's text with the words below its wrappers; also those of a shell that it starts."""
    for simple in split((body, line)):
        words = tuple(unwrap(simple.words).words)
        inner = next((words[at + 1] for at, word in enumerate(words[:-1]) if re.fullmatch(r"-[a-z]*c", word)), "")
        if depth and inner and posixpath.basename(words[0]) in SHELLS:
            yield from commands_in(inner, line, depth - 1)
        else:
            yield simple, words


def _unclear(words: tuple[str, ...]) -> bool:
    """A command that may bring code from anywhere: a runner, a script, a clone, a package from a URL."""
    if not words:
        return False
    program = posixpath.basename(words[0])
    if program == "git":
        return "clone" in words
    installs = "install" in words and any("git+" in word or "://" in word for word in words)
    return program in _RUNNERS or installs or bool(_SCRIPT.search(words[0])) or _runs_script(program, words)


def _runs_script(program: str, words: tuple[str, ...]) -> bool:
    return program in ("bash", "sh", "python") and any(_SCRIPT.search(word) for word in words[1:2])


def _project(
    layers: Layers, run: Run, simple: Simple, words: tuple[str, ...], packages: tuple[Package, ...]
) -> str | None:
    """The repository folder of the project that a command installs; None if it installs none."""
    if not words or _SKIPS & set(simple.words):
        return None
    here = run.directory
    for target in simple.cds:
        here = posixpath.normpath(posixpath.join(here, target))
    program, args = posixpath.basename(words[0]), [word for word in words[1:] if not word.startswith("-")]
    if program in ("uv", "poetry", "pdm", "hatch", "rye", "pipenv", "flit") and args[:1] in (["sync"], ["install"]):
        named = _option(simple.words, "-C", "--directory", "--project", "-p")
        place = posixpath.normpath(posixpath.join(here, named)) if named else here
        member = _option(simple.words, "--package")
        chosen = next((one.folder for one in packages if member and _normal(one.name) == _normal(member)), None)
        folder = _folder(layers, run, place) if chosen is None else chosen
        return folder if folder is not None and _is_package(layers, folder, program) else None
    if program == "python" and "setup.py" in words and {"install", "develop"} & set(words):
        return _folder(layers, run, here)
    if args[:1] == ["pip"]:  # ``uv pip install``
        args = args[1:]
    if not (program.startswith("pip") or program == "uv") or args[:1] not in (["install"], ["wheel"]):
        return None
    return _pip(layers, run, here, simple.words, args[1:], packages)


def _pip(
    layers: Layers, run: Run, here: str, words: tuple[str, ...], args: list[str], packages: tuple[Package, ...]
) -> str | None:
    files = {
        words[at + 1] for at, word in enumerate(words[:-1]) if word in ("-r", "-c", "--requirement", "--constraint")
    }
    for word in args:
        bare = word.strip("'\"")
        if bare in files:
            folder = _required(layers, run, here, bare)
            if folder is not None:
                return folder
            continue
        built = re.search(r"\.whl\b|(?:^|/)dist/(?:\*|[\w.*-]+\.tar\.gz$)", bare)
        if built or _goes_through_wheels(run.text, bare):
            return layers.context.folder
        if _LOCAL.match(bare):
            folder = _folder(layers, run, posixpath.normpath(posixpath.join(here, re.sub(r"\[.*$", "", bare))))
            if folder is not None:
                return folder
        name = re.match(r"[A-Za-z][\w.-]*", bare)
        for package in packages:
            if name and package.name and _normal(package.name) == _normal(name.group()):
                return package.folder
    return None


def _goes_through_wheels(text: str, word: str) -> bool:
    """Whether a word is the variable of a loop over wheels: ``for wheel in /packages/*.whl; do pip install "$wheel"``."""
    named = re.match(r"\$\{?(\w+)", word.lstrip("'\""))
    return named is not None and bool(re.search(rf"\bfor\s+{named[1]}\s+in\s+\S*\.whl\b", text))


def _required(layers: Layers, run: Run, here: str, name: str) -> str | None:
    """The repository's folder of a project that a file of requirements installs from beside it (``-e .``)."""
    found = replace(layers, mounts=run.mounts).find(posixpath.normpath(posixpath.join(here, name)))
    wanted = layers.context.snapshot.documents.get(found) if found is not None else None
    paths = wanted.local if isinstance(wanted, Requirements) else ()
    folders = (_folder(layers, run, posixpath.normpath(posixpath.join(here, path))) for path in paths)
    return next((each for each in folders if each is not None), None)


_PYTHON = re.compile(r"(?:^|/)python:(\d+)\.(\d+)(?:\.(\d+))?")
_STRICT = frozenset({"poetry", "pdm", "pip", "pip3", "python", "python3"})
_OLD_POETRY = re.compile(r"\bget-poetry\.py\b|\bpoetry[=~]=[\"']?(?:0|1\.[01])\.")
"""What installs a Poetry before 1.2: its first installer knows no later one."""
_ACTIVATES = re.compile(r"(?:^|[\s;&])(?:\.|source)\s+\S*/bin/activate\b")


def unsupported(layers: Layers, packages: tuple[Package, ...], *, fetched: bool = False) -> Iterator[tuple[int, str]]:
    """Installations of a project that refuses the base image's Python: line and reason.

    ``fetched``: the build brings the project's source from its public place, so that a local project is this one.
    """
    for run in layers.runs:
        version = _PYTHON.search(run.base)
        if version is None:
            continue
        for simple in split((run.text, run.line)):
            words = tuple(unwrap(simple.words).words)
            folder = _strict(layers, run, simple, words, packages)
            if folder is None and fetched and words[:1] in (("pip",), ("pip3",)) and "." in words[1:]:
                folder = ""
            wanted = _requires(layers, folder) if folder is not None else ""
            number = f"{version[1]}.{version[2]}.{version[3] or 99}"
            if wanted and not _admits(wanted, number):
                yield (
                    run.line,
                    f"the project requires Python {wanted}, and the base image is {posixpath.basename(run.base)}",
                )


def _strict(
    layers: Layers, run: Run, simple: Simple, words: tuple[str, ...], packages: tuple[Package, ...]
) -> str | None:
    """The project of a command by a tool that keeps to the interpreter it finds."""
    if not words or posixpath.basename(words[0]) not in _STRICT:
        return None
    if posixpath.basename(words[0]) in ("poetry", "pdm") and {"install", "sync"} & set(words[1:2]):
        return None if _takes_what_is_active(layers, run, words[0]) else _folder(layers, run, run.directory)
    return _project(layers, run, simple, words, packages)


def _takes_what_is_active(layers: Layers, run: Run, program: str) -> bool:
    """Whether Poetry before 1.2, which asks an activated environment for no version, installs into one."""
    old = any(_OLD_POETRY.search(each.text) for each in layers.runs)
    return old and program == "poetry" and bool(_ACTIVATES.search(run.text))


def _requires(layers: Layers, folder: str) -> str:
    document = _manifest(layers, folder)
    stated = document.at("project", "requires-python") if document else None
    return text(stated) or text(document.at("tool", "poetry", "dependencies", "python") if document else None)


def _admits(wanted: str, number: str) -> bool:
    """Whether a version satisfies a specifier; Poetry's caret and tilde are lower bounds here."""
    try:
        return SpecifierSet(re.sub(r"\^|~(?!=)", ">=", wanted.split("||", maxsplit=1)[0])).contains(number)
    except InvalidSpecifier:
        return True


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _option(words: tuple[str, ...], *names: str) -> str:
    return next((words[at + 1] for at, word in enumerate(words[:-1]) if word in names), "")


def _folder(layers: Layers, run: Run, place: str) -> str | None:
    """The repository's folder with the manifest that stands at ``place``, or the one that a mount shows there."""
    then = replace(layers, mounts=run.mounts)
    for name in _MANIFESTS:
        found = then.find(posixpath.join(place, name))
        if found is not None:
            return posixpath.dirname(found)
    folder = layers.context.folder
    shown = any(posixpath.join(folder, name) in layers.context.files for name in _MANIFESTS)
    return folder if shown and (layers.is_vague(place) or "mount" in run.text) else None


def _manifest(layers: Layers, folder: str) -> Document | None:
    return layers.context.snapshot.document(posixpath.join(folder, "pyproject.toml"))


def _is_package(layers: Layers, folder: str, program: str) -> bool:
    """Whether the manager installs the project itself and not its dependencies alone."""
    document = _manifest(layers, folder)
    if document is None:
        return True
    if program == "uv":
        forced = text(document.at("tool", "uv", "package"))
        return forced == "true" or (forced != "false" and document.at("build-system") is not None)
    if program == "poetry":
        return not is_never_installed(document.at("tool", "poetry"))
    return program != "pipenv"


def _tops(layers: Layers, folder: str, packages: tuple[Package, ...]) -> frozenset[str]:
    """Top names that the distribution in ``folder`` holds: as declared, else every one that stands there."""
    document = _manifest(layers, folder)
    stated = frozenset(_stated(document)) if document else frozenset()
    if stated:
        return stated
    found = {name for package in packages if package.folder == folder for name in package.renamed}
    for base in (folder, posixpath.join(folder, "src"), posixpath.join(folder, "lib")):
        prefix = f"{base}/" if base else ""
        for path in layers.context.snapshot.modules:
            if path.startswith(prefix):
                head, _, rest = path[len(prefix) :].partition("/")
                found.add(head if rest else head.removesuffix(".py"))
    return frozenset(found)


def _stated(document: Document) -> Iterator[str]:
    """Packages that Hatch, Poetry or setuptools are told by name."""
    wheel = document.at("tool", "hatch", "build", "targets", "wheel")
    named = [text(item) for item in (*items(at(wheel, "packages")), *items(at(wheel, "only-include")))]
    if at(wheel, "sources") is None and at(wheel, "force-include") is None:
        yield from (posixpath.basename(name.rstrip("/")) for name in named if name)
    for item in items(document.at("tool", "poetry", "packages")):
        include = text(at(item, "include"))
        if "*" in include.split("/", 1)[0]:
            return
        yield include.split("/", 1)[0]
    listed = document.at("tool", "setuptools", "packages")
    if not entries(listed):
        yield from (text(item).split(".", 1)[0] for item in items(listed))
        yield from (text(item) for item in items(document.at("tool", "setuptools", "py-modules")))
