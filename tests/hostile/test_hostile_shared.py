"""The public collection of hostile repositories, where it lies beside this checkout."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import urllib.parse
from dataclasses import dataclass
from pathlib import Path

import pytest

from prodready.gather import GatherSettings, accounted, gather
from prodready.project.snapshot import Snapshot
from prodready.tree import open_tree
from prodready.tree.base import printable
from prodready.workers import Limits
from tests.hostile.hostile_cases import ABSENT
from tests.hostile.test_hostile_cases import became, digest

BUILDER = Path(__file__).resolve().parents[3] / "shared" / "hostile" / "build_hostile.py"
METADATA = {".git", ".pytest_cache", "__pycache__", ".venv", "venv", "node_modules"}

pytestmark = pytest.mark.skipif(not BUILDER.is_file(), reason="the collection is not beside this checkout")


@dataclass(frozen=True)
class Case:
    """A case of the collection."""

    name: str
    root: Path
    hostile: tuple[str, ...]


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built collection; its folder of marks is a sibling."""
    folder = tmp_path_factory.mktemp("collection") / "cases"
    subprocess.run([sys.executable, str(BUILDER), str(folder)], check=True, capture_output=True, timeout=120)
    return folder


@pytest.fixture(scope="module")
def cases(collection: Path) -> list[Case]:
    """Those that this machine can build."""
    listed = json.loads((collection / "MANIFEST.json").read_text())["cases"]
    return [
        Case(
            each["id"],
            (collection / each["id"] / each["scan_root"]).resolve(),
            tuple(os.path.relpath(_decoded(name), each["scan_root"]) for name in each["hostile"]),
        )
        for each in listed
        if each["built"]
    ]


def _decoded(name: str) -> str:
    return os.fsdecode(urllib.parse.unquote_to_bytes(name))


def test_every_case_ends_with_its_canary_and_its_hostile_files_named(collection: Path, cases: list[Case]) -> None:
    """Nothing run, nothing changed, nothing silent."""
    before = digest(collection)
    wrong = []
    for case in cases:
        tree = open_tree(case.root)
        snapshot = gather(tree, GatherSettings(jobs=2, limits=Limits(2.0)))
        canaries = [path for path in snapshot.modules if path.split("/")[-1] == "canary.py"]
        if not canaries:
            wrong.append(f"{case.name}: the canary is lost")
        coverage = accounted(snapshot, tree.excluded)
        if coverage.seen != coverage.analysed + coverage.partial + coverage.refused + coverage.excluded:
            wrong.append(f"{case.name}: {coverage}")
        silent = [path for path in case.hostile if _is_listed(case.root, path) and not _is_named(snapshot, path)]
        wrong += [f"{case.name}: {printable(path)} is not accounted for" for path in silent]
    assert wrong == []
    assert digest(collection) == before
    assert list(Path(f"{collection}.executed").iterdir()) == []


def _is_listed(root: Path, path: str) -> bool:
    """Whether ``path`` is to be named: a file or link there that is no metadata and that the system can open."""
    if METADATA & set(path.split("/")) or path.startswith("../"):
        return False
    try:
        return not stat.S_ISDIR(os.lstat(root / path).st_mode)
    except OSError:
        return False


def _is_named(snapshot: Snapshot, path: str) -> bool:
    """Whether it, or a folder that it lies in, is told of."""
    parts = printable(path).split("/")
    return any(became(snapshot, "/".join(parts[:end])) != ABSENT for end in range(1, len(parts) + 1))


def test_the_collection_as_one_repository(collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a working directory inside it: one and four processes say the same, byte for byte."""
    monkeypatch.chdir(collection / "H01-import-hijack")
    snapshots = [gather(open_tree(collection), GatherSettings(jobs=jobs)) for jobs in (1, 4)]
    first, second = snapshots
    assert first.refusals == second.refusals
    assert first.modules == second.modules
    assert first.documents == second.documents
    assert first.files == second.files
    assert list(Path(f"{collection}.executed").iterdir()) == []
