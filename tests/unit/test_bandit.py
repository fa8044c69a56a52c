"""bandit runs in worker processes, on demand, and what it cannot read costs one file."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from prodready import suppress
from prodready.extract.bandit import COVERED, answer
from prodready.facts.files import Kind
from prodready.gather import GatherSettings, gather
from prodready.model import Result
from prodready.readers import Item, lint
from prodready.scan import ScanRequest, scan
from prodready.tree import open_tree

PICKLE = b"import pickle\n\n\ndef load(data):\n    return pickle.loads(\n        data\n    )\n"


@pytest.fixture(autouse=True)
def logging_restored() -> Iterator[None]:
    """A worker silences all logging, for it is alone in its process; here are other tests."""
    yield
    logging.disable(logging.NOTSET)


def test_remarks_keep_id_severity_confidence_and_range() -> None:
    found = lint([Item("a.py", Kind.PYTHON, PICKLE)], 1)["a.py"]
    loads = next(issue for issue in found.issues if issue.code == "B301")
    assert (loads.severity, loads.confidence, loads.line, loads.column) == ("MEDIUM", "HIGH", 5, 12)
    assert loads.end_line == 7
    assert [issue.code for issue in found.issues] == ["B403", "B301"]


def test_tests_that_rules_stand_for_are_left_out() -> None:
    source = b'PASSWORD = "hunter2hunter2"\nassert PASSWORD\nimport requests\nrequests.get("https://example.org")\n'
    assert not lint([Item("a.py", Kind.PYTHON, source)], 1)["a.py"].issues


def test_what_is_left_out_is_silenced_by_its_own_code_too() -> None:
    twins = {twin for found in suppress.TWINS.values() for twin in found if twin.startswith("B")}
    assert COVERED - twins == {"B101"}
    assert twins <= COVERED


def test_silences_of_bandit_are_left_to_the_audit() -> None:
    source = b"import pickle  # nosec\n"
    assert [issue.code for issue in lint([Item("a.py", Kind.PYTHON, source)], 1)["a.py"].issues] == ["B403"]


def test_a_file_that_bandit_cannot_read_has_a_problem_and_the_others_their_remarks() -> None:
    items = [Item("bad.py", Kind.PYTHON, b"def (:\n"), Item("good.py", Kind.PYTHON, PICKLE)]
    found = lint(items, 1)
    assert "syntax error" in found["bad.py"].problem
    assert not found["bad.py"].issues
    assert found["good.py"].issues


def test_a_file_that_ends_the_process_costs_only_itself() -> None:
    deep = b"x = " + b"-" * 60_000 + b"1\n"
    found = lint([Item("deep.py", Kind.PYTHON, deep), Item("good.py", Kind.PYTHON, PICKLE)], 1)
    assert found["deep.py"].problem
    assert [issue.code for issue in found["good.py"].issues] == ["B403", "B301"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of stevedore, which bandit calls in an old way
def test_two_files_in_one_process_do_not_share_remarks() -> None:
    first, second = answer("python", PICKLE), answer("python", b"x = 1\n")
    assert b"B301" in first.facts
    assert b"B" not in second.facts


def test_only_modules_of_the_application_are_checked(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "app.py").write_bytes(PICKLE)
    (tmp_path / "tests" / "test_app.py").write_bytes(PICKLE)
    snapshot = gather(open_tree(tmp_path), GatherSettings(jobs=1))
    assert list(snapshot.linted) == ["app.py"]
    assert snapshot.linted["app.py"].issues


def audited(root: Path, select: str = "") -> Result:
    if select:
        (root / "prodready.toml").write_text(f"select = [{select}]\n")
    return scan(ScanRequest(root, cache=False))


def test_it_does_not_run_unless_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_bytes(PICKLE)
    assert not [each for each in audited(tmp_path).findings if each.code.startswith("SEC2")]
    found = audited(tmp_path, '"TST", "SEC2"').findings
    assert [each.code for each in found if each.code.startswith("SEC2")] == ["SEC2:B403", "SEC2:B301"]


def test_a_nosec_silences_it_and_a_file_it_cannot_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_bytes(PICKLE.replace(b"import pickle", b"import pickle  # nosec B403"))
    (tmp_path / "bad.py").write_bytes(b"x = " + b"-" * 60_000 + b"1\n")
    result = audited(tmp_path, '"TST", "SEC2"')
    silenced = {each.code: bool(each.suppressed) for each in result.findings if each.code.startswith("SEC2")}
    assert silenced == {"SEC2:B403": True, "SEC2:B301": False}
    unread = {each.path for each in result.refused}
    assert "bad.py" in unread or any("bandit did not check bad.py" in each.message for each in result.notices)
