"""``prodready fix`` as its users run it: diffs, writing, checking, what is refused, and files that cannot be rewritten."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from tests.cli.cli_runner import Runner, git

PRINTS = "def work(a):\n    print('a', a)\n"
LOGS = "import logging\n\nlogger = logging.getLogger(__name__)\n\n\ndef work(a):\n    logger.info('a %s', a)\n"
TUPLE = "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get('/')\ndef home():\n    return {}, 503\n"


@pytest.fixture
def service(tmp_path: Path) -> Path:
    """A committed service with a print and a status in a tuple."""
    root = tmp_path / "service"
    (root / "app").mkdir(parents=True)
    (root / "requirements.txt").write_text("fastapi\n")
    (root / "app" / "main.py").write_text(TUPLE)
    (root / "app" / "work.py").write_text(PRINTS)
    git(root, "init", "-q")
    commit(root)
    return root


def commit(root: Path) -> None:
    """Commit everything."""
    git(root, "add", "-A")
    git(root, "commit", "-qm", "all")


def contents(root: Path) -> dict[str, bytes]:
    """All files of the service."""
    return {path.name: path.read_bytes() for path in sorted(root.glob("app/*"))}


def test_the_diff_is_shown_applies_and_changes_nothing(prodready: Runner, service: Path) -> None:
    before = contents(service)
    ended = prodready("fix", service)
    assert ended.code == 0
    assert ended.out.startswith("--- a/app/work.py\n+++ b/app/work.py\n@@ ")
    assert "1 file would change: 1 OBS101; --write does it" in ended.err
    assert "with --unsafe also: 1 ERR102" in ended.err
    assert contents(service) == before
    subprocess.run(["git", "-C", str(service), "apply"], input=ended.out.encode(), check=True)
    assert (service / "app" / "work.py").read_text() == LOGS


def test_colours_mark_a_diff_for_people_only(prodready: Runner, service: Path) -> None:
    assert "\x1b[32m+" in prodready("fix", service, "--color").out
    assert "\x1b" not in prodready("fix", service).out


def test_what_is_safe_is_written_and_a_second_run_does_nothing(prodready: Runner, service: Path) -> None:
    ended = prodready("fix", service, "--write")
    assert (ended.code, ended.out) == (0, "fixed app/work.py: 1 OBS101\n")
    assert (service / "app" / "work.py").read_text() == LOGS
    assert (service / "app" / "main.py").read_text() == TUPLE
    again = prodready("fix", service, "--write")
    assert (again.code, again.out) == (0, "")
    assert "nothing to fix" in again.err


def test_unsafe_rewrites_are_written_on_demand(prodready: Runner, service: Path) -> None:
    assert prodready("fix", service, "--write", "--unsafe").code == 0
    assert "return JSONResponse({}, status_code=503)" in (service / "app" / "main.py").read_text()


def test_a_check_names_the_files_and_fails(prodready: Runner, service: Path) -> None:
    before = contents(service)
    ended = prodready("fix", service, "--check")
    assert (ended.code, ended.out) == (1, "would fix app/work.py: 1 OBS101\n")
    assert contents(service) == before
    assert prodready("fix", service, "--check", "--select", "TIM101").code == 0
    prodready("fix", service, "--write")
    assert prodready("fix", service, "--check").code == 0


def test_codes_and_paths_narrow_what_is_rewritten(prodready: Runner, service: Path) -> None:
    (service / "app" / "other.py").write_text(PRINTS)
    (service / "pyproject.toml").write_text("")
    assert "app/other.py" in prodready("fix", service, "--check").out
    for arguments, cwd in (
        ((service / "app" / "work.py",), None),
        (("app/work.py",), service),
        (("work.py",), service / "app"),
        (("--root", service, service / "app" / "work.py"), None),
    ):
        ended = prodready("fix", *arguments, "--check", cwd=cwd)
        assert ended.out == "would fix app/work.py: 1 OBS101\n", arguments
    ended = prodready("fix", service, "--check", "--unsafe", "--select", "ERR")
    assert ended.out == "would fix app/main.py: 1 ERR102\n"
    assert prodready("fix", service, "--check", "--unsafe", "--ignore", "ERR102,OBS101").code == 0


def test_what_is_silenced_is_not_rewritten(prodready: Runner, service: Path) -> None:
    path = service / "app" / "work.py"
    path.write_text(PRINTS.replace("a)\n", "a)  # prodready: ignore[OBS101] the operator reads it\n", 2))
    assert prodready("fix", service).out == ""
    path.write_text(PRINTS)
    (service / "prodready.toml").write_text('[per-file-ignores]\n"app/*" = ["OBS101"]\n')
    assert prodready("fix", service).out == ""


def test_a_tree_with_changes_is_not_written(prodready: Runner, service: Path) -> None:
    """Neither changed, staged nor deleted files, nor files that git does not know and that would be rewritten."""
    work = service / "app" / "work.py"

    def refused(named: str) -> None:
        before = contents(service)
        ended = prodready("fix", service, "--write")
        assert ended.code == 2, ended
        assert f"{named} not committed" in ended.err
        assert contents(service) == before
        git(service, "reset", "-q", "--hard")

    work.write_text(PRINTS + "\n\nx = 1\n")
    refused("app/work.py")
    (service / "requirements.txt").write_text("fastapi\nflask\n")
    git(service, "add", "requirements.txt")
    refused("requirements.txt")
    (service / "requirements.txt").unlink()
    refused("requirements.txt")
    (service / "app" / "new.py").write_text(PRINTS)
    refused("app/new.py")
    work.write_text(PRINTS + "\n\nx = 1\n")
    assert prodready("fix", service, "--write", "--allow-dirty").code == 0
    assert "logger.info" in work.read_text()
    assert "logger.info" in (service / "app" / "new.py").read_text()


def test_a_clean_tree_is_clean_after_its_files_were_touched(prodready: Runner, service: Path) -> None:
    for path in service.glob("app/*"):
        os.utime(path, (1, 1))
    (service / "notes.txt").write_text("not of git, and not rewritten")
    assert prodready("fix", service, "--write").code == 0


def test_a_folder_without_git_is_written(prodready: Runner, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "work.py").write_text(PRINTS)
    assert prodready("fix", tmp_path / "plain", "--write").code == 0
    assert (tmp_path / "plain" / "work.py").read_text() == LOGS


def test_mode_and_line_endings_are_kept(prodready: Runner, service: Path) -> None:
    path = service / "app" / "work.py"
    path.write_bytes(PRINTS.replace("\n", "\r\n").encode())
    path.chmod(0o755)
    commit(service)
    assert prodready("fix", service, "--write").code == 0
    assert path.read_bytes() == LOGS.replace("\n", "\r\n").encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o755
    assert sorted(each.name for each in path.parent.iterdir()) == ["main.py", "work.py"]


def test_a_last_line_without_an_end_stays_so(prodready: Runner, service: Path) -> None:
    path = service / "app" / "work.py"
    path.write_text(PRINTS.rstrip("\n"))
    commit(service)
    assert "\\ No newline at end of file\n" in prodready("fix", service).out
    assert prodready("fix", service, "--write").code == 0
    assert path.read_text() == LOGS.rstrip("\n")


BAD = {
    "mixed.py": (PRINTS.replace("\n", "\r\n", 1).encode(), "its line endings are mixed"),
    "bom.py": (b"\xef\xbb\xbf" + PRINTS.encode(), "it begins with a byte order mark"),
    "latin.py": ("# coding: latin-1\n# é\n".encode("latin-1") + PRINTS.encode(), "it declares its encoding (latin-1)"),
    "cookie.py": (
        b"#!/usr/bin/python\n# -*- coding: cp1252 -*-\n" + PRINTS.encode(),
        "it declares its encoding (cp1252)",
    ),
    "annotated.py": (b"(x): int = 1\n" + PRINTS.encode(), "libcst cannot read it"),
    "deep.py": (f"x = {'a and ' * 20_000}a\n{PRINTS}".encode(), ""),
}
"""Files with a print that cannot be rewritten for sure; an empty reason is that of a dead worker or of a limit."""


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_file_that_cannot_be_rewritten_is_left_and_the_rest_fixed(
    prodready: Runner, service: Path, name: str
) -> None:
    data, reason = BAD[name]
    (service / "app" / name).write_bytes(data)
    commit(service)
    ended = prodready("fix", service, "--write")
    assert ended.code == 4, ended
    assert ended.out == "fixed app/work.py: 1 OBS101\n"
    assert f"app/{name} is left as it is: {reason}" in ended.err
    assert (service / "app" / name).read_bytes() == data
    assert (service / "app" / "work.py").read_text() == LOGS


def test_generated_files_are_left(prodready: Runner, service: Path) -> None:
    """A program would write them anew; they are exempt or, by configuration, application code."""
    path = service / "app" / "made.py"
    path.write_text(f"# Generated by protoc. DO NOT EDIT.\n{PRINTS}")
    (service / "prodready.toml").write_text('[roles]\n"app/made.py" = "application"\n')
    commit(service)
    before = path.read_bytes()
    ended = prodready("fix", service, "--write")
    assert path.read_bytes() == before
    assert (ended.code, "app/made.py is left as it is: it is generated" in ended.err) == (4, True)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"print(1)\ndef (:\n", "it could not be read: invalid syntax"),
        (PRINTS.encode("utf-16"), "it could not be read: UTF-16"),
        (f"# Generated by protoc. DO NOT EDIT.\n{PRINTS}".encode(), "it is generated; change what generates it"),
    ],
)
def test_a_named_file_without_findings_because_nobody_looked_is_told(
    prodready: Runner, service: Path, data: bytes, said: str
) -> None:
    (service / "app" / "made.py").write_bytes(data)
    commit(service)
    ended = prodready("fix", "app/made.py", cwd=service)
    assert (ended.code, ended.out) == (4, "")
    assert f"app/made.py is left as it is: {said}" in ended.err


def test_application_code_that_cannot_be_read_is_told_and_the_rest_fixed(prodready: Runner, service: Path) -> None:
    (service / "app" / "made.py").write_text("def (:\n")
    (service / "tests").mkdir(exist_ok=True)
    (service / "tests" / "broken_sample.py").write_text("def (:\n")
    commit(service)
    ended = prodready("fix", service, "--write")
    assert (ended.code, ended.out) == (4, "fixed app/work.py: 1 OBS101\n")
    assert "app/made.py is left as it is: it could not be read" in ended.err
    assert "broken_sample" not in ended.err


def test_a_read_only_file_is_left(prodready: Runner, service: Path) -> None:
    path = service / "app" / "other.py"
    path.write_text(PRINTS)
    commit(service)
    path.chmod(0o444)
    ended = prodready("fix", service, "--write")
    assert (ended.code, path.read_text()) == (4, PRINTS)
    assert "app/other.py is left as it is: it is read-only" in ended.err
    assert (service / "app" / "work.py").read_text() == LOGS


NEWER = """\
type Pair[T] = tuple[T, T]


def work(a):
    try:
        a()
    except KeyError, ValueError:
        print(f'{a['x']}')
"""


def test_newer_syntax_than_the_interpreters_is_rewritten(prodready: Runner, service: Path) -> None:
    path = service / "app" / "work.py"
    path.write_text(NEWER)
    commit(service)
    assert prodready("fix", service, "--write").code == 0
    after = path.read_text()
    assert "    except KeyError, ValueError:\n        logger.warning(f'{a['x']}')\n" in after
    assert "type Pair[T] = tuple[T, T]\n" in after


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--select", "SEC101"), "nothing that is selected has a rewrite; these have one: ASY101"),
        (("--select", "NOPE1"), 'select names "NOPE1", which is no installed rule'),
        (("--jobs", "-1"), "--jobs must be 1 or more"),
        (("--check", "--write"), "not allowed with argument"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    prodready: Runner, service: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    ended = prodready("fix", service, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert sentence in ended.err


def test_paths_that_are_nothing_are_refused(prodready: Runner, service: Path, tmp_path: Path) -> None:
    assert "there is no file or folder" in prodready("fix", "nowhere").err
    (tmp_path / "empty").mkdir()
    ended = prodready("fix", tmp_path / "empty")
    assert (ended.code, "nothing to fix in empty: it holds no Python file" in ended.err) == (3, True)
    outside = prodready("fix", "--root", service, tmp_path / "empty")
    assert (outside.code, "is not below" in outside.err) == (2, True)


def test_control_characters_do_not_reach_a_terminal(prodready: Runner, service: Path) -> None:
    path = service / "app" / "work.py"
    path.write_text("def work(a):\n    x = '\x1b[31m'\n    print('a', a, x)\n")
    assert "\x1b[31m'" not in prodready("fix", service, "--color").out.replace("\x1b[31m-", "")
