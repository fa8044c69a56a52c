"""``prodready init``: shows first, writes whole files, and overwrites nothing."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest

from prodready.commands.init import snippet
from tests.cli.cli_runner import SCRIPT, Runner, git

WRITTEN = [".pre-commit-config.yaml", "prodready.toml"]


def files(folder: Path) -> list[str]:
    """Every file outside of git's folder."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if not name.startswith(".git/"))


def test_everything_is_shown_and_nothing_written_unasked(prodready: Runner, service: Path) -> None:
    """Without a terminal there is nobody to ask."""
    before = files(service)
    ended = prodready("init", service, "--ci", "github")
    assert (ended.code, files(service)) == (0, before)
    for text in (
        ".github/workflows/prodready.yml\n",
        "    - run: prodready scan .",
        "profile = ",
        "prodready init --yes",
    ):
        assert text in ended.out


def test_a_folder_of_a_repository_gets_its_configuration_only(prodready: Runner, service: Path) -> None:
    """Neither pre-commit nor a CI reads files that do not stand at the top."""
    git(service.parent, "init", "-q")
    before = files(service)
    ended = prodready("init", service, "--yes", "--ci", "github")
    assert ended.code == 0, ended.err
    assert "configured at its top" in ended.out
    assert {*files(service)} - {*before} == {"prodready.toml"}


def test_what_was_shown_is_written(prodready: Runner, service: Path) -> None:
    """The configuration holds today's score as the least, so that the next audit passes and a loss does not."""
    ended = prodready("init", service, "--yes", "--ci", "github")
    assert ended.code == 0, ended.err
    new = sorted({*files(service)} - {"app.py", "pytest.ini", "tests/test_app.py"})
    assert new == [".github/workflows/prodready.yml", *WRITTEN]
    assert (service / ".github/workflows/prodready.yml").read_text() == snippet("github.yml")
    assert "fail-under = 0\n" not in (service / "prodready.toml").read_text()
    assert (service / "prodready.toml").stat().st_mode & 0o777 == 0o644
    again = prodready("init", service, "--yes", "--ci", "github")
    assert "Nothing to write" in again.out
    (service / ".github/workflows/prodready.yml").unlink()
    assert prodready("scan", service, "--fail-on", "never").code == 0
    (service / "pytest.ini").unlink()
    assert prodready("scan", service, "--fail-on", "never").code == 1


@pytest.mark.parametrize(
    ("sign", "file"),
    [
        (".github/dependabot.yml", ".github/workflows/prodready.yml"),
        (".circleci/other.yml", ".circleci/config.yml"),
        (".gitlab/issue.md", ".gitlab-ci.yml"),
        (".azure-pipelines/x.yml", "azure-pipelines.yml"),
    ],
)
def test_the_host_is_found_by_its_files(prodready: Runner, service: Path, sign: str, file: str) -> None:
    """Each gets its own job and no other's."""
    (service / sign).parent.mkdir()
    (service / sign).write_text("\n")
    assert prodready("init", service, "--yes").code == 0
    new = {*files(service)} - {"app.py", "pytest.ini", "tests/test_app.py", sign}
    assert new == {*WRITTEN, file}


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("git@github.com:a/b.git", ".github/workflows/prodready.yml"),
        ("https://gitlab.example.org/a/b.git", ".gitlab-ci.yml"),
        ("https://dev.azure.com/a/b", "azure-pipelines.yml"),
        ("https://git.example.org/a/b", ""),
    ],
)
def test_the_host_is_found_by_the_address_of_origin(prodready: Runner, service: Path, address: str, file: str) -> None:
    """Where no file tells; an address that tells nothing gives no job."""
    git(service, "init", "-q")
    git(service, "remote", "add", "origin", address)
    assert prodready("init", service, "--yes").code == 0
    assert {*files(service)} - {"app.py", "pytest.ini", "tests/test_app.py"} == {*WRITTEN, *filter(None, [file])}


def test_what_exists_stays_as_it_is(prodready: Runner, service: Path) -> None:
    """A file, a link that leads nowhere, a configuration elsewhere; what belongs there is shown."""
    (service / "Jenkinsfile").write_text("node {}\n")
    (service / ".pre-commit-config.yaml").symlink_to("nowhere.yaml")
    (service / "pyproject.toml").write_text("[tool.prodready]\nfail-on = 'never'\n")
    before = files(service)
    ended = prodready("init", service, "--yes")
    assert (ended.code, files(service)) == (0, before)
    assert (service / "Jenkinsfile").read_text() == "node {}\n"
    assert "Jenkinsfile exists and stays as it is; what prodready needs there:" in ended.out
    assert "stage('prodready')" in ended.out
    assert "prodready.toml: not needed, pyproject.toml configures prodready" in ended.out
    assert not (service / "nowhere.yaml").exists()


def test_a_link_out_of_the_repository_is_not_followed(prodready: Runner, service: Path) -> None:
    """A folder that is a link elsewhere gets no file."""
    elsewhere = service.parent / "elsewhere"
    elsewhere.mkdir()
    (service / ".github").symlink_to(elsewhere)
    ended = prodready("init", service, "--yes")
    assert ended.code == 2
    assert "its folder is a link out of the repository" in ended.err
    assert [path for path in elsewhere.rglob("*") if path.is_file()] == []


def test_a_place_that_cannot_be_written_is_one_sentence(prodready: Runner, service: Path) -> None:
    """And leaves no half-written file."""
    (service / ".github").write_text("a file where a folder must be\n")
    ended = prodready("init", service, "--yes", "--ci", "github")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert ".github/workflows/prodready.yml cannot be written" in ended.err
    assert not [name for name in files(service) if name.endswith(".tmp")]
    nowhere = prodready("init", "nowhere")
    assert (nowhere.code, nowhere.err) == (2, "prodready: there is no folder nowhere\n")


def test_an_empty_repository_can_be_set_up(prodready: Runner) -> None:
    """There is no score yet to hold."""
    assert prodready("init", ".", "--yes", "--ci", "none").code == 0
    assert files(prodready.cwd) == WRITTEN
    assert "fail-under = 0\n" in (prodready.cwd / "prodready.toml").read_text()


@pytest.mark.parametrize(("answer", "written"), [("y\n", True), ("\n", False), ("no\n", False)])
def test_on_a_terminal_it_asks(prodready: Runner, service: Path, answer: str, written: bool) -> None:
    """Only a yes writes."""
    main, other = pty.openpty()
    process = subprocess.Popen(
        [str(SCRIPT), "init", str(service), "--ci", "none"],
        env=prodready.environment,
        stdin=other,
        stdout=other,
        stderr=other,
    )
    os.close(other)
    shown = b""
    while b"[y/N]" not in shown:
        shown += os.read(main, 4096)
    os.write(main, answer.encode())
    while True:
        try:
            piece = os.read(main, 4096)
        except OSError:
            break
        if not piece:
            break
    os.close(main)
    assert process.wait() == 0
    assert (service / "prodready.toml").exists() is written
