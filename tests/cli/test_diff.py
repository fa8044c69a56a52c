"""``prodready diff``: what a change loses and gains, and because of which file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.cli_runner import Runner, git

FEW = ("--profile", "all", "--select", "TST001,TST002,TST004,OBS101")


@pytest.fixture
def repository(service: Path) -> Path:
    """A service with one commit; it keeps TST001 and TST004 and has one finding."""
    (service / "jobs.py").write_text("from app import app\n\n\ndef job():\n    print('one', app)\n")
    git(service, "init", "-q", "-b", "main")
    git(service, "add", ".")
    git(service, "commit", "-qm", "one")
    return service


def compared(prodready: Runner, *arguments: str | Path, code: int = 0) -> dict[str, Any]:
    """The comparison as JSON."""
    ended = prodready("diff", *arguments, *FEW, "-f", "json")
    assert ended.code == code, ended.err
    found = json.loads(ended.out)
    assert isinstance(found, dict)
    return found


def changes(found: dict[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """Codes with causes, by kind of change."""
    points = {
        kind: [(each["info"]["code"], each["cause"]) for each in found[kind]] for kind in ("lost", "gained", "shifted")
    }
    findings = {kind: [(each["finding"]["code"], each["cause"]) for each in found[kind]] for kind in ("new", "gone")}
    return {kind: told for kind, told in {**points, **findings}.items() if told}


def test_an_unchanged_work_tree_differs_in_nothing(prodready: Runner, repository: Path) -> None:
    """Neither in points nor in findings, whatever they are."""
    found = compared(prodready, "HEAD", repository)
    assert changes(found) == {}
    assert found["before_score"] == found["after_score"]


def test_points_are_lost_and_gained_with_their_cause(prodready: Runner, repository: Path) -> None:
    """The file that the verdict cited and what became of it."""
    (repository / "pytest.ini").unlink()
    lost = compared(prodready, "HEAD", repository)
    assert changes(lost) == {"lost": [("TST001", "pytest.ini was removed")]}
    git(repository, "commit", "-qam", "two")
    (repository / "setup.cfg").write_text("[tool:pytest]\n")
    gained = compared(prodready, "HEAD", repository)
    assert changes(gained) == {"gained": [("TST001", "setup.cfg was added")]}
    assert gained["after_score"]["passed"] - gained["before_score"]["passed"] == 1
    assert changes(compared(prodready, "HEAD~1", repository)) == {}
    (repository / "tests" / "test_app.py").write_text("def test_home():\n    assert True\n")
    assert ("TST004", "tests/test_app.py was changed") in changes(compared(prodready, "HEAD", repository))["lost"]


def test_findings_are_new_and_gone_with_their_cause(prodready: Runner, repository: Path) -> None:
    """A line that only moved is neither; a silenced one is gone by its silence."""
    jobs = repository / "jobs.py"
    jobs.write_text("import os\n\nCPUS = os.cpu_count()\n" + jobs.read_text() + "    print('two')\n")
    assert changes(compared(prodready, "HEAD", repository)) == {"new": [("OBS101", "jobs.py was changed")]}
    git(repository, "commit", "-qam", "two")
    jobs.write_text(
        jobs.read_text().replace("    print('two')\n", "    print('two')  # prodready: ignore[OBS101] a demo\n")
    )
    assert changes(compared(prodready, "HEAD", repository)) == {"gone": [("OBS101", "silenced by comment: a demo")]}
    jobs.unlink()
    assert changes(compared(prodready, "HEAD", repository)) == {"gone": 2 * [("OBS101", "jobs.py was removed")]}


def test_a_renamed_file_keeps_its_findings(prodready: Runner, repository: Path) -> None:
    """In the index or not; what is new in it is told with the name it had."""
    git(repository, "mv", "jobs.py", "tasks.py")
    assert changes(compared(prodready, "HEAD", repository)) == {}
    tasks = repository / "tasks.py"
    tasks.write_text(tasks.read_text() + "    print('two')\n")
    assert changes(compared(prodready, "HEAD", repository)) == {"new": [("OBS101", "tasks.py was jobs.py before")]}


def test_both_sides_are_judged_by_the_configuration_of_now(prodready: Runner, repository: Path) -> None:
    """A changed profile is no change of the service; waivers and the baseline hide nothing."""
    (repository / "prodready.toml").write_text(
        "profile = 'all'\nselect = ['TST001', 'TST002']\n"
        "[[waivers]]\ncode = 'TST001'\nreason = 'r'\nowner = 'o'\nexpires = 2999-01-01\n"
    )
    (repository / "pytest.ini").unlink()
    ended = prodready("diff", "HEAD", repository, "-f", "json")
    found = json.loads(ended.out)
    assert [each["info"]["code"] for each in found["lost"]] == ["TST001"]
    assert (found["before_score"]["total"], found["after_score"]["total"]) == (2, 2)


def test_a_loss_fails_on_request(prodready: Runner, repository: Path) -> None:
    """A lost point, or a new finding of the severity that fails; gaining does not make up for it."""
    (repository / "app.py").write_text((repository / "app.py").read_text() + "\nimport jobs\n")
    (repository / "jobs.py").write_text("import logging\n\ndef job(): print(logging)\n\njob()\n")
    gate = ("diff", "HEAD", repository, *FEW, "--fail-on-loss")
    assert prodready(*gate).code == 0
    worse = prodready(*gate, "--fail-on", "error")
    assert worse.code == 1
    assert "OBS101 at jobs.py:3 is new." in worse.out
    (repository / "pytest.ini").unlink()
    (repository / ".coveragerc").write_text("[report]\nfail_under = 80\n")
    lost = prodready(*gate)
    assert lost.code == 1
    assert "TST001 was kept and is lost." in lost.out
    assert lost.out.splitlines()[-1].endswith("(exit code 1)")
    assert prodready("diff", "HEAD", repository, *FEW).code == 0


def test_two_revisions_are_compared_without_a_work_tree(prodready: Runner, repository: Path) -> None:
    """In a bare mirror, and nothing is checked out or written."""
    (repository / "pytest.ini").unlink()
    git(repository, "commit", "-qam", "two")
    bare = repository.parent / "bare.git"
    git(repository, "clone", "-q", "--bare", ".", str(bare))
    before = sorted(path for path in bare.rglob("*"))
    found = compared(prodready, "main~1", bare, "--to", "main")
    assert changes(found) == {"lost": [("TST001", "pytest.ini was removed")]}
    assert sorted(path for path in bare.rglob("*")) == before
    without = prodready("diff", "main", bare, *FEW)
    assert (without.code, without.err.count("\n")) == (2, 1)


def test_what_cannot_be_compared_is_one_sentence(prodready: Runner, repository: Path, tmp_path: Path) -> None:
    """A revision that is not there, a shallow clone, a folder outside git: exit code 2."""
    git(repository, "commit", "--allow-empty", "-qm", "two")
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(shallow))
    plain = tmp_path / "plain"
    plain.mkdir()
    for revision, folder, sentence in (
        ("mian", repository, "the nearest name is 'main'"),
        ("HEAD~1", shallow, "the clone is shallow, git fetch --unshallow brings the rest"),
        ("HEAD", plain, "the folder is not in a git repository"),
        ("--output=x", repository, "unknown option"),
    ):
        ended = prodready("diff", revision, folder, *FEW)
        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1), ended.err
        assert sentence in ended.err


def test_an_incomplete_side_is_named(prodready: Runner, repository: Path) -> None:
    """Exit code 4, because what was not read may hold a loss; ``--allow-partial`` accepts that."""
    (repository / "broken.py").write_text("def f(:\n")
    ended = prodready("diff", "HEAD", repository, *FEW)
    assert ended.code == 4
    assert "The audit of work tree is incomplete" in ended.out
    assert prodready("diff", "HEAD", repository, *FEW, "--allow-partial").code == 0


def test_text_fits_and_says_what_happened(prodready: Runner, repository: Path) -> None:
    """Lost points first, each with what was, what is, its cause and the fix."""
    (repository / "pytest.ini").unlink()
    ended = prodready("diff", "HEAD", repository, *FEW)
    assert max(map(len, ended.out.splitlines())) <= 80
    lost = ended.out.partition("LOST")[2]
    order = [lost.index(word) for word in ("was ", "is ", "cause ", "fix ")]
    assert order == sorted(order)
    assert ended.out.splitlines()[-1] == "1 point lost, 0 gained; 0 findings new, 0 gone (exit code 0)"
