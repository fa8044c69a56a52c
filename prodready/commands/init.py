"""Set up prodready for a repository: its configuration, a hook for pre-commit, and a job for the CI that is found.

Shows everything before it writes anything, and never touches a file that exists: what belongs into one is shown, to be
put there by hand.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from prodready.commands import _output
from prodready.commands._progress import Progress
from prodready.errors import NothingToAuditError, UsageError

if TYPE_CHECKING:
    from prodready.model import Result
    from prodready.tree.gitdir import GitDir

LEAST = "fail-under = 0"
"""The line of the configuration that gets the score of today."""

PART = """\
This folder is part of a repository. pre-commit and the CI are configured at its top:
prodready init shows there what goes into their files; put the path of this folder behind prodready scan.

"""


class Ci(msgspec.Struct, frozen=True):
    """A CI: the snippet, the file that it goes to, and what in a repository, or in the address of origin, tells of it."""

    snippet: str
    file: str
    signs: tuple[str, ...]
    address: str = ""


CIS = {
    "github": Ci("github.yml", ".github/workflows/prodready.yml", (".github",), "github.com"),
    "gitlab": Ci("gitlab.yml", ".gitlab-ci.yml", (".gitlab-ci.yml", ".gitlab"), "gitlab"),
    "circleci": Ci("circleci.yml", ".circleci/config.yml", (".circleci",)),
    "azure": Ci("azure.yml", "azure-pipelines.yml", ("azure-pipelines.yml", ".azure-pipelines"), "dev.azure.com"),
    "jenkins": Ci("Jenkinsfile", "Jenkinsfile", ("Jenkinsfile",)),
}


class Draft(msgspec.Struct, frozen=True):
    """A file that would be written; ``taken`` by what, if something is there already."""

    path: str
    text: str
    taken: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder, the CI, and whether to ask."""
    parser.add_argument("path", metavar="PATH", nargs="?", default=".", help="the repository (default: .)")
    parser.add_argument("--ci", choices=(*CIS, "none"), help="the CI (default: the one that is found)")
    parser.add_argument("--yes", "-y", action="store_true", help="write without asking")


def run(args: argparse.Namespace) -> int:
    """Show what would be written, ask, write."""
    root = Path(args.path)
    if not root.is_dir():
        raise UsageError(f"there is no folder {args.path}")
    place = _repository(root)
    is_part = bool(place and place.top and not os.path.samefile(place.top, root))
    cis = [args.ci] if args.ci else found(root)
    drafts = (_configuration(root), *(() if is_part else _steps(root, [name for name in cis if name != "none"])))
    for draft in drafts:
        _output.show(_shown(draft))
    if is_part:
        _output.show(PART)
    todo = [draft for draft in drafts if not draft.taken]
    if not todo:
        _output.show("Nothing to write: everything is there.\n")
    elif args.yes or _agreed(len(todo)):
        for draft in todo:
            create(root, draft)
            _output.show(f"wrote {draft.path}\n")
    else:
        _output.show("Nothing was written; prodready init --yes writes it.\n")
    return 0


def found(root: Path) -> list[str]:
    """The names of the CIs that the repository has files of; else the one at the address of its origin."""
    names = [name for name, ci in CIS.items() if any((root / sign).exists() for sign in ci.signs)]
    if names:
        return names
    address = _origin(root)
    return [name for name, ci in CIS.items() if ci.address and ci.address in address]


def _origin(root: Path) -> str:
    """Host and path of the remote called origin, from the few bytes of git's configuration that say it."""
    from prodready.tree import Unreadable
    from prodready.tree.safe import read_below

    place = _repository(root)
    try:
        text = read_below(place.common, "config", 1 << 20).decode("utf-8", "replace") if place else ""
    except Unreadable:
        return ""
    section = text.partition('[remote "origin"]')[2].partition("\n[")[0]
    urls = [line.partition("=")[2].strip() for line in section.splitlines() if line.strip().startswith("url")]
    return urls[0].partition("@")[2] or urls[0] if urls else ""


def _repository(root: Path) -> GitDir | None:
    from prodready.tree import gitdir

    try:
        return gitdir.find(Path(os.path.realpath(root)))
    except gitdir.GitProblem:
        return None


def snippet(name: str) -> str:
    """The text of a file of ``prodready/snippets``."""
    return (files("prodready") / "snippets" / name).read_text("utf-8")


def _configuration(root: Path) -> Draft:
    configured = _configured(root)
    text = snippet("prodready.toml")
    return Draft("prodready.toml", text if configured else text.replace(LEAST, _least(root)), configured)


def _steps(root: Path, cis: list[str]) -> Iterator[Draft]:
    yield _draft(root, ".pre-commit-config.yaml", "pre-commit.yaml")
    for name in cis:
        yield _draft(root, CIS[name].file, CIS[name].snippet)


def _draft(root: Path, path: str, name: str) -> Draft:
    return Draft(path, snippet(name), path if os.path.lexists(root / path) else "")


def _configured(root: Path) -> str:
    """The configuration that governs the folder already. Raises ``ConfigError`` if it is broken."""
    from prodready.config.files import OWN, find

    configured = find(root)
    if configured:
        return configured[1]
    return OWN if os.path.lexists(root / OWN) else ""


def _least(root: Path) -> str:
    """``fail-under`` as the repository is now, so that it can only become better; 0 where that cannot be told."""
    from prodready.scan import ScanRequest, scan
    from prodready.score import INCOMPLETE

    progress = Progress(os.path.basename(os.path.realpath(root)))
    try:
        with progress:
            result: Result = scan(ScanRequest(root, repo_config=False, progress=progress))
    except NothingToAuditError:
        return LEAST
    return LEAST if result.gate.exit_code == INCOMPLETE else f"fail-under = {result.score.passed}"


def _shown(draft: Draft) -> str:
    body = "".join(f"    {line}".rstrip() + "\n" for line in draft.text.splitlines())
    if not draft.taken:
        return f"{draft.path}\n\n{body}\n"
    if draft.taken != draft.path:
        return f"{draft.path}: not needed, {draft.taken} configures prodready\n\n"
    return f"{draft.path} exists and stays as it is; what prodready needs there:\n\n{body}\n"


def _agreed(number: int) -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    try:
        return input(f"Write {'this file' if number == 1 else f'these {number} files'}? [y/N] ").strip().lower() in (
            "y",
            "yes",
        )
    except EOFError:
        return False


def create(root: Path, draft: Draft) -> None:
    """Write a new file whole or not at all, below the root and over nothing. Raises :class:`UsageError`."""
    path = root / draft.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.parent.resolve().is_relative_to(os.path.realpath(root)):
            raise UsageError(f"{draft.path} cannot be written: its folder is a link out of the repository")
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(draft.text)
            os.chmod(name, 0o644)
            os.link(name, path)  # unlike a rename it replaces nothing
        finally:
            with suppress(OSError):
                os.unlink(name)
    except OSError as error:
        raise UsageError(f"{draft.path} cannot be written: {error.strerror or error}") from None
