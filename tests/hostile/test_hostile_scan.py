"""The whole audit on hostile repositories: a verdict, the canary's finding, the same JSON from several processes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from prodready.facts.lint import Lint
from prodready.gather import GatherSettings, gather
from prodready.judge import judge
from prodready.model import Result
from prodready.plugins import installed
from prodready.reports import FORMATS, render
from prodready.scan import ScanRequest, scan
from prodready.scan.sources import SourceLines
from prodready.survey import SurveySettings, survey
from prodready.tree import MemoryTree, Tree
from tests.hostile.hostile_cases import CANARY, CASES, FOUND, REFUSED, build
from tests.hostile.test_hostile_cases import SUPER_USER, digest

NAMES = [name for name in CASES if not (SUPER_USER and name == "files-unreadable")]
SECONDS = 30
WHOLE = Path(__file__).resolve().parents[2] / "fixtures_repos" / "whole"


def audited(root: Path, jobs: int = 1) -> Result:
    """The result of an audit without a cache."""
    return scan(ScanRequest(path=root, jobs=jobs, cache=False, today=date(2026, 11, 1)))


@pytest.mark.parametrize("name", NAMES)
def test_an_audit_of_a_hostile_repository(name: str, tmp_path: Path) -> None:
    """It ends, no rule crashes, the neighbour is judged, what was refused is in the report, nothing is changed."""
    box = build(name, tmp_path / "cases", tmp_path / "marks")
    before = digest(box.root)
    start = time.monotonic()
    result = audited(box.root)
    assert time.monotonic() - start < SECONDS
    found = [(each.code, each.location.path, each.location.line) for each in result.findings]
    assert FOUND in found
    assert [notice for notice in result.notices if notice.level == "error"] == []
    refused = {each.path for each in result.refused if not each.partial}
    assert {path for path, become in box.expected.items() if become == {REFUSED}} <= refused
    assert result.gate.exit_code in (0, 1, 4)
    assert digest(box.root) == before
    assert not list(box.marks.iterdir())


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith(("files", "encoding", "grammar", "run"))])
def test_reports_carry_no_control_characters_of_the_repository(name: str, tmp_path: Path) -> None:
    """Every format is text that UTF-8 can hold, without bytes that a terminal obeys; the machine's ones parse."""
    box = build(name, tmp_path / "cases", tmp_path / "marks")
    result = audited(box.root)
    for each in FORMATS:
        text = render(each, result)
        text.encode("utf-8")
        assert not {char for char in text if not char.isprintable()} - {"\n", "\t"}, each
    json.loads(render("json", result))


@pytest.mark.parametrize("prefix", ["bomb", "encoding", "files", "git", "grammar", "run", "shape"])
def test_one_and_four_processes_write_the_same_report(
    prefix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All cases of a kind as one repository, audited from within."""
    boxes = [build(name, tmp_path / "all", tmp_path / "marks") for name in NAMES if name.startswith(prefix)]
    one = render("json", audited(tmp_path / "all", 1))
    monkeypatch.chdir(boxes[0].root)
    assert render("json", audited(tmp_path / "all", 4)) == one
    assert not list((tmp_path / "marks").iterdir())


@pytest.mark.parametrize("start", ["module", "script"])
def test_the_program_started_from_within_a_repository_that_poses_as_its_libraries(start: str, tmp_path: Path) -> None:
    """By ``python -P -m`` and by the script: nothing of the folder is run, with and without a cache."""
    script = Path(sys.executable).with_name("prodready")
    if start == "module" and sys.version_info < (3, 11):
        pytest.skip("this interpreter has no -P")
    if start == "script" and not script.exists():
        pytest.skip("the script is not installed beside the interpreter")
    box = build("run-hijack", tmp_path / "cases", tmp_path / "marks")
    before = digest(box.root)
    environment = {**os.environ, "PRODREADY_CACHE_DIR": str(tmp_path / "cache")}
    command = [sys.executable, "-P", "-m", "prodready"] if start == "module" else [str(script)]
    reports = set()
    for option in ([], [], ["--no-cache"]):
        done = subprocess.run(
            [*command, "scan", ".", "--format", "json", *option],
            cwd=box.root,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode in (0, 1, 4)
        assert "Traceback" not in done.stderr
        assert json.loads(done.stdout)["schema_version"]
        reports.add(done.stdout)
    assert len(reports) == 1
    assert digest(box.root) == before
    assert not list((tmp_path / "marks").iterdir())


@pytest.mark.parametrize("what", ["vanishes", "shrinks", "grows", "is overwritten", "becomes a FIFO", "becomes a link"])
def test_a_file_that_changes_after_it_was_read_is_judged_as_it_was_read(what: str, tmp_path: Path) -> None:
    """No rule is blamed for evidence that stands there no longer, and nothing of the new content is shown."""
    root = tmp_path / "service"
    shutil.copytree(WHOLE / "complete", root, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "canary.py").write_text(CANARY)
    files = sorted(root.rglob("*.py"))
    secret = tmp_path / "secret"
    secret.write_text("TOPSECRET\n" * 500)

    def strike(phase: str, done: int, total: int) -> None:
        if phase != "judging":
            return
        for file in files:
            data = file.read_bytes()
            file.unlink()
            if what == "becomes a FIFO":
                os.mkfifo(file)
            elif what == "becomes a link":
                file.symlink_to(secret)
            elif what == "is overwritten":
                file.write_bytes((b"TOPSECRET" * len(data))[: len(data)])
            elif what != "vanishes":
                file.write_bytes(b"\n" if what == "shrinks" else b"# TOPSECRET\n" + data * 2)

    before = audited(root)
    after = scan(ScanRequest(path=root, jobs=1, cache=False, today=date(2026, 11, 1), progress=strike))
    *others, told = after.notices
    assert tuple(others) == before.notices
    assert (told.level, "changed during the audit" in told.message) == ("note", True)
    assert after.gate == before.gate
    assert [(each.info.code, each.verdict.status) for each in after.points] == [
        (each.info.code, each.verdict.status) for each in before.points
    ]
    assert [(each.code, each.location.path, each.location.line) for each in after.findings] == [
        (each.code, each.location.path, each.location.line) for each in before.findings
    ]
    assert "TOPSECRET" not in render("json", after)


class Swapped:
    """A tree whose files are others while they are read, and by the time they are quoted what they were when listed."""

    def __init__(self, tree: Tree, meanwhile: Mapping[str, bytes]) -> None:
        self._tree = tree
        self._meanwhile = dict(meanwhile)
        self.name, self.revision, self.excluded = tree.name, tree.revision, tree.excluded
        self.prefix, self.outer = tree.prefix, tree.outer
        self.entries, self.refused, self.changed = tree.entries, tree.refused, tree.changed

    def read(self, path: str, limit: int) -> bytes:
        """What is there at the first reading, then what is there."""
        return self._meanwhile.pop(path, None) or self._tree.read(path, limit)


@pytest.mark.parametrize("code", ["SEC2", ""])
def test_a_file_that_is_another_one_only_while_it_is_read_is_judged_as_that_one(code: str) -> None:
    """Its verdicts and findings stand at lines that it has no longer; no rule crashes, and nothing is quoted."""
    long = b"import pickle\n" + b"\n" * 50 + b"def load(data):\n    print(data)\n    return pickle.loads(data)\n"
    tree = Swapped(MemoryTree({"main.py": b"x = 1\n", "canary.py": CANARY.encode()}), {"main.py": long})
    surveyed = survey(tree, SurveySettings())
    snapshot = gather(tree, GatherSettings(jobs=1), surveyed)
    lines = SourceLines(tree, snapshot.files, surveyed.keys)
    plugins = installed()
    rules = [rule for rule in plugins.rules if rule.info.code == code or not (code or rule.optional)]
    judged = judge(rules, plugins.facts, snapshot, lines)
    assert not judged.crashed
    if code:
        assert dict(snapshot.linted) == {**snapshot.linted, "main.py": Lint(problem="it changed during the audit")}
        return
    found = [(each.code, each.location.path, each.location.line, each.snippet) for each in judged.findings]
    assert ("OBS101", "main.py", 53, "") in found
    assert FOUND in [each[:3] for each in found]
    assert lines.changed == {"main.py"}


def test_a_report_without_quotations_is_not_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there again as it was read is audited anew."""
    monkeypatch.setenv("PRODREADY_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "service"
    root.mkdir()
    source, day = root / "main.py", date(2026, 11, 1)
    source.write_text(CANARY)
    old = time.time() - 100
    os.utime(source, (old, old))

    def strike(phase: str, done: int, total: int) -> None:
        if phase == "judging":
            source.write_text("\n" * len(CANARY))

    struck = scan(ScanRequest(path=root, jobs=1, today=day, progress=strike))
    source.write_text(CANARY)
    os.utime(source, (old, old))
    again = scan(ScanRequest(path=root, jobs=1, today=day))
    assert {each.snippet for each in struck.findings} == {""}
    assert "" not in {each.snippet for each in again.findings}
    assert again.notices == ()
