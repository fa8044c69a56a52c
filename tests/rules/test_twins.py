"""Findings beside those of ruff, bandit and bump-pydantic on the case folders: each difference is explained in twins.toml."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest
import tomli

from prodready.api import Rule
from prodready.testing import find_cases, lay_out, run_case

ROOT = Path(__file__).resolve().parents[2]
TABLE = tomli.loads(Path(__file__).with_name("twins.toml").read_text("utf-8"))["difference"]


def load(path: Path) -> ModuleType:
    """A script of the folder of benchmarks, which is no package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


twins = load(ROOT / "benchmarks" / "twins.py")
PAIRS = [(code, tool) for tool, codes in twins.TOOLS.items() for code in codes]


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory, rules: Mapping[str, Rule]) -> Mapping[str, tuple[Path, set[object]]]:
    """By code: the folder in which its cases stand side by side, and where our findings are in it."""
    made: dict[str, tuple[Path, set[object]]] = {}
    for case in find_cases(ROOT / "fixtures_repos"):
        rule = rules.get(case.rule)
        code = rule.info.code if rule is not None else ""
        if rule is None or code not in {code for code, _ in PAIRS}:
            continue
        folder, found = made.setdefault(code, (tmp_path_factory.mktemp(code), set()))
        lay_out(case.path, folder / case.path.name)
        for place in (finding.location for finding in run_case(case, rule).findings):
            if place.path.endswith(".py"):
                path = f"{case.path.name}/{place.path}"
                found.add(twins.Range(path, place.line, max(place.line, place.end_line)))
    return made


@pytest.mark.parametrize(("code", "tool"), PAIRS, ids=["-".join(pair) for pair in PAIRS])
def test_every_difference_is_explained(code: str, tool: str, laid: Mapping[str, tuple[Path, set[object]]]) -> None:
    folder, ours = laid[code]
    compared = twins.compare(ours, twins.asked(tool, folder, code))
    different = {("ours", place.path) for place in compared.ours} | {("twin", place.path) for place in compared.theirs}
    assert different == explained(code, tool)
    assert compared.both, f"{tool} finds nothing of what {code} finds: is it no twin, or was nothing asked?"


def explained(code: str, tool: str) -> set[tuple[str, str]]:
    """The differences that the table explains."""
    entries = [entry for entry in TABLE if (entry["code"], entry["tool"]) == (code, tool)]
    assert all(entry["why"] for entry in entries)
    return {(entry["only"], file) for entry in entries for file in entry["files"]}
