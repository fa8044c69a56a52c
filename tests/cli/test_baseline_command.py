"""``prodready baseline``: an old code base adopts the gate on the first day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.cli_runner import Runner, git

STRICT = "profile = 'all'\nselect = ['TST001', 'TST002', 'OBS101']\nfail-on = 'error'\n"
BASE = "prodready-baseline.jsonl"


@pytest.fixture
def old(service: Path) -> Path:
    """A service with a lost point and two findings that fail its gate."""
    (service / "prodready.toml").write_text(STRICT + f"baseline = '{BASE}'\n")
    (service / "app.py").write_text(
        (service / "app.py").read_text() + "\n\ndef debug():\n    print('one')\n\n\ndebug()\nimport jobs, tasks\n"
    )
    (service / "jobs.py").write_text("from app import app\n\n\ndef job():\n    print('two', app)\n\n\njob()\n")
    return service


def entries(service: Path) -> list[dict[str, str]]:
    """The lines of the baseline."""
    return [json.loads(line) for line in (service / BASE).read_text().splitlines()]


def test_what_is_known_passes_and_what_is_new_fails(prodready: Runner, old: Path) -> None:
    """The first run writes the file that the configuration names; then moved lines stay known and new ones fail."""
    missing = prodready("scan", old)
    assert (missing.code, missing.err.count("\n")) == (2, 1)
    assert "prodready baseline writes one" in missing.err
    ended = prodready("baseline", old)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == f"{old / BASE}: 1 point and 2 findings\n"
    assert sorted((each["kind"], each["code"]) for each in entries(old)) == [
        ("finding", "OBS101"),
        ("finding", "OBS101"),
        ("point", "TST002"),
    ]
    assert prodready("scan", old).code == 0
    (old / "jobs.py").write_text("import os\n\nCPUS = os.cpu_count()\n" + (old / "jobs.py").read_text())
    assert prodready("scan", old).code == 0
    (old / "jobs.py").write_text((old / "jobs.py").read_text() + "\n\ndef more():\n    print('three')\n\n\nmore()\n")
    worse = prodready("scan", old)
    assert worse.code == 1
    assert "1 error finding is open: OBS101 at jobs.py:" in " ".join(worse.out.split())


def test_a_renamed_file_stays_known(prodready: Runner, old: Path) -> None:
    """Where git knows of the rename and where it does not."""
    git(old, "init", "-q", "-b", "main")
    git(old, "add", ".")
    git(old, "commit", "-qm", "one")
    prodready("baseline", old)
    git(old, "mv", "jobs.py", "tasks.py")
    assert prodready("scan", old).code == 0
    git(old, "commit", "-qam", "two")
    assert prodready("scan", old).code == 0
    taken_up = prodready("baseline", old, "--accept-new").out
    assert (
        "0 points and 0 findings added, 0 points and 0 findings taken out, 1 finding moved to another file" in taken_up
    )
    assert {each.get("path") for each in entries(old)} == {"app.py", "tasks.py", None}


def test_a_file_that_exists_is_changed_on_request_only(prodready: Runner, old: Path) -> None:
    """``--accept-new`` adds, ``--prune`` takes out, and neither does the other's work."""
    prodready("baseline", old)
    before = (old / BASE).read_text()
    again = prodready("baseline", old)
    assert (again.code, again.err.count("\n")) == (2, 1)
    assert "exists; --accept-new adds" in again.err
    assert (old / BASE).read_text() == before
    (old / "jobs.py").write_text("from app import app\n\n\ndef job():\n    print('other', app)\n\n\njob()\n")
    pruned = prodready("baseline", old, "--prune")
    assert "0 points and 0 findings added, 0 points and 1 finding taken out; 1 point and 1 finding" in pruned.out
    assert prodready("scan", old).code == 1
    accepted = prodready("baseline", old, "--accept-new")
    assert "0 points and 1 finding added, 0 points and 0 findings taken out" in accepted.out
    assert prodready("scan", old).code == 0
    assert "nothing to change" in prodready("baseline", old, "--accept-new", "--prune").out


def test_without_a_configured_file_it_says_what_to_configure(prodready: Runner, old: Path) -> None:
    """Until then the file counts for nothing; --baseline names another for once."""
    (old / "prodready.toml").write_text(STRICT)
    ended = prodready("baseline", old)
    assert ended.code == 0
    assert f'baseline = "{BASE}"' in ended.out
    assert prodready("scan", old).code == 1
    other = prodready("baseline", old, "--baseline", "other.jsonl")
    assert (other.code, "configure it" in other.out) == (0, False)
    assert prodready("scan", old, "--baseline", "other.jsonl").code == 0


def test_what_is_waived_is_not_written(prodready: Runner, old: Path) -> None:
    """It has its owner and its day already."""
    waiver = '[[waivers]]\ncode = "TST002"\nreason = "later"\nowner = "qa"\nexpires = 2999-01-01\n'
    (old / "prodready.toml").write_text((old / "prodready.toml").read_text() + waiver)
    prodready("baseline", old)
    assert {each["code"] for each in entries(old)} == {"OBS101"}


def test_an_incomplete_audit_writes_nothing(prodready: Runner, old: Path) -> None:
    """Exit code 4, one sentence, and an old file as it was."""
    (old / "broken.py").write_text("def f(:\n")
    ended = prodready("baseline", old)
    assert (ended.code, ended.out, ended.err.count("\n")) == (4, "", 1)
    assert "broken.py" in ended.err
    assert not (old / BASE).exists()
    assert prodready("baseline", old, "--allow-partial").code == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", ":1: this line is not a JSON object"),
        ('{"kind":"point"}\n', ":1: this is no entry of a baseline"),
        ("<<<<<<< HEAD\n", ":1: a merge left a conflict here"),
    ],
)
def test_a_broken_file_is_named_and_left_alone(prodready: Runner, old: Path, content: str, sentence: str) -> None:
    """By the audit and by every way of changing it."""
    (old / BASE).write_text(content)
    for arguments in (("scan", old), ("baseline", old, "--accept-new"), ("baseline", old, "--prune")):
        ended = prodready(*arguments)
        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
        assert sentence in ended.err
    assert (old / BASE).read_text() == content


def test_a_place_that_cannot_be_written_is_one_sentence(prodready: Runner, old: Path) -> None:
    """A folder that is not there, and pruning what does not exist."""
    ended = prodready("baseline", old, "--baseline", "none/base.jsonl")
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert "cannot be written: No such file or directory" in ended.err
    nothing = prodready("baseline", old, "--prune")
    assert (nothing.code, nothing.out) == (2, "")
    assert "to prune" in nothing.err
    assert sorted(path.name for path in old.glob("*jsonl*")) == []
