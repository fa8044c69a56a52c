"""What CI really runs: every pipeline of the repository, its packaged steps, and its commands followed to the end."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

import msgspec

from prodready.api import fact
from prodready.facts.documents import Text
from prodready.project.ci import circle, generic, github, gitlab, special, taskcluster
from prodready.project.commands.expand import Expander
from prodready.project.commands.programs import Command, Place, unwrap
from prodready.project.commands.runners.fragments import quote
from prodready.project.commands.shell import split
from prodready.project.commands.steps import Context, Pipeline, Step, Use
from prodready.project.layout.hidden_folders import is_for_tools
from prodready.project.layout.repo import Repo
from prodready.project.snapshot import Snapshot

__all__ = ["Ci", "Command", "Documented", "Pipeline", "Place", "Use", "ci", "documented", "local_commands"]

_HOSTS = (github, gitlab, circle, generic, special, taskcluster)
_CONFIGURATION_FOLDERS = re.compile(r"(^|/)(node_modules|vendor|third_party|site-packages|\{\{[^/]*)/")
_AT_TOP = re.compile(
    r"\.(?:github|forgejo|gitea)/workflows/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|\.circleci/[^/]+\.ya?ml|circle\.yml|\.travis\.ya?ml|Jenkinsfile"
    r"|\.taskcluster\.ya?ml"
)
"""Configurations of the hosts that have modules of their own, where they stand for the whole repository."""
_DOCUMENTATION = re.compile(
    r"(^|/)(readme|contributing|install|installation|development|hacking|getting[-_]?started"
    r"|quick[-_]?start|deploy\w*|setup|docker)[^/]*\.(md|rst|txt|adoc)$|^docs?/.*\.(md|rst|adoc)$",
    re.I,
)
_NEWS = re.compile(r"(^|/)(blog|posts|_posts|news)/|(^|/)\d{4}-\d{2}-\d{2}[-_.]", re.I)
"""What was told on a day, often of other projects: nobody sets the service up by it."""
_FENCE = re.compile(r"^\s*(```+|~~~+)\s*\{?\.?([\w-]*)")
_SHELL_LANGUAGES = frozenset({"", "sh", "bash", "shell", "console", "zsh", "terminal", "text", "shell-session", "cmd"})
_PROMPT = re.compile(r"^\s*(\(\w+\)\s*)?[$>%#]\s+")


class Ci(msgspec.Struct, frozen=True):
    """The pipelines, the packaged steps they use and every command, in the order of files and lines.

    ``exhausted`` tells that the bound on commands was reached: more may run than is listed. ``above`` is a
    configuration of the repository that the audited folder is a part of; it was not read.
    """

    pipelines: tuple[Pipeline, ...] = ()
    uses: tuple[Use, ...] = ()
    commands: tuple[Command, ...] = ()
    exhausted: bool = False
    above: str = ""

    @property
    def effective(self) -> tuple[Command, ...]:
        """Commands that run on a change and whose failure is felt."""
        return tuple(command for command in self.commands if command.effective)


class Documented(msgspec.Struct, frozen=True):
    """Commands in the code blocks of README and documentation, not followed further."""

    commands: tuple[Command, ...] = ()


@fact
def ci(snapshot: Snapshot) -> Ci:
    """Every command that the repository's CI leads to."""
    repo = Repo(snapshot)
    expander = Expander(repo)
    pipelines: list[Pipeline] = []
    uses: dict[Use, None] = {}
    commands: dict[Command, None] = {}
    for host in _HOSTS:
        for pipeline in host.pipelines(repo):
            if _CONFIGURATION_FOLDERS.search(pipeline.path):
                continue
            pipelines.append(pipeline)
            for found in () if pipeline.called else host.steps(repo, pipeline):
                if isinstance(found, Use):
                    uses[found] = None
                for step in _steps_of(found):
                    commands.update(dict.fromkeys(expander.step(step)))
    return Ci(tuple(pipelines), tuple(uses), _direct(commands), expander.left <= 0, _above(snapshot))


def _direct(commands: Iterable[Command]) -> tuple[Command, ...]:
    """The commands without those that run without the detour, too: by a workflow that another one calls besides."""

    def reached(command: Command, first: int) -> tuple[object, ...]:
        return command.path, command.line, command.raw, command.effective, command.via[first:]

    commands = tuple(commands)
    known = {reached(each, 0) for each in commands}
    return tuple(
        each for each in commands if not any(reached(each, first) in known for first in range(1, len(each.via) + 1))
    )


def _above(snapshot: Snapshot) -> str:
    patterns = (_AT_TOP, *(host.files for host in generic.HOSTS))
    return next((path for path in snapshot.outer if any(pattern.fullmatch(path) for pattern in patterns)), "")


def _steps_of(found: Step | Use) -> Iterator[Step]:
    """A step, or what a packaged one is known to run: an image build with its stage, OpenStack's jobs named for tox."""
    if isinstance(found, Step):
        yield found
    elif found.context.host == "Zuul":
        job = re.fullmatch(r"(?:openstack-)?tox-(\w[\w-]*)|openstack-(python3|cover)-jobs.*", found.name)
        if job:
            environment = job.group(1) or ("cover" if job.group(2) == "cover" else "py3")
            yield Step(((f"tox -e {environment}", found.line),), found.context)
    elif found.name.startswith("docker/build-push-action") or found.name.startswith("Docker@"):
        words = ["docker", "build"]
        for option, name in (("--target", "target"), ("-f", "file")):
            value = found.input(name)
            words.extend([option, value] if value else [])
        context = found.input("context") or "."
        yield Step(((quote((*words, context if "{" not in context else ".")), found.line),), found.context)


def local_commands(snapshot: Snapshot, texts: tuple[str, ...]) -> tuple[Command, ...]:
    """Where commands like ``make test`` would lead if a developer typed them at the root.

    What is typed itself has no place: its path is empty.
    """
    expander = Expander(Repo(snapshot))
    steps = (Step(((text, 0),), Context("", "")) for text in texts)
    return tuple(command for step in steps for command in expander.step(step))


def _is_of_others(path: str) -> bool:
    """Whether a text tells nobody how to set this service up: it belongs to other code, to a day, or to tools."""
    return bool(_CONFIGURATION_FOLDERS.search(path) or _NEWS.search(path)) or is_for_tools(path)


@fact
def documented(snapshot: Snapshot) -> Documented:
    """Commands that the documentation tells people to type."""
    found: list[Command] = []
    repo = Repo(snapshot)
    for path, text in snapshot.of(Text):
        if _DOCUMENTATION.search(path) and not _is_of_others(path):
            for body, line in _blocks(text.lines):
                found.extend(_typed(repo, path, body, line))
    return Documented(tuple(found))


def _typed(repo: Repo, path: str, body: str, line: int) -> Iterator[Command]:
    """The commands of a block; a page outside the documentation's folders speaks of the folder it stands in."""
    home = posixpath.dirname(path)
    base = "" if re.match(r"docs?(/|$)|\.github", home) else home
    for simple in split((body, line)):
        below = unwrap(simple.words)
        if below.words:
            env = tuple({**dict(simple.env), **below.env}.items())
            directory = repo.enter(base, (*simple.cds, *below.cds))
            yield Command(tuple(below.words), simple.raw, path, simple.line, (), directory, env, tuple(below.tools))


def _blocks(lines: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Shell text of fenced blocks, indented blocks and inline code that looks like a command, with its first line."""
    fence = ""
    block: list[str] = []
    for number, line in enumerate(lines, 1):
        found = _FENCE.match(line)
        if found and not fence:
            fence = found.group(1) if found.group(2).lower() in _SHELL_LANGUAGES else "other"
            start, block = number + 1, []
        elif found:
            if fence != "other" and block:
                yield "\n".join(_unprompted(block)), start
            fence = ""
        elif fence:
            block.append(line)
        elif re.match(r"^(\t| {2,})\S|^\$ ", line):
            yield "\n".join(_unprompted([line])), number
        else:
            for code in re.findall(r"`([^`]+)`", line):
                if " " in code:
                    yield _PROMPT.sub("", code), number


def _unprompted(block: list[str]) -> list[str]:
    """Without prompts; where some lines have one, the others are output."""
    marked = [bool(re.match(r"^\s*(\(\w+\)\s*)?[$%]\s", line)) for line in block]
    if not any(marked):
        return block
    kept = list(block)
    continued = False
    for index, line in enumerate(block):
        kept[index] = _PROMPT.sub("", line) if marked[index] else line if continued else ""
        continued = (marked[index] or continued) and line.endswith("\\")
    return kept
