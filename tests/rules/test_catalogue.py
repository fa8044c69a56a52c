"""Code, module, cases and page of a rule belong together, and the documentation names only what exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import prodready_rules
from prodready.api import Rule
from prodready.model import Status
from prodready.testing import find_cases

ROOT = Path(__file__).resolve().parents[2]
PACK = Path(prodready_rules.__file__).parent
CASES = find_cases(ROOT / "fixtures_repos")
PAGES = ROOT / "docs" / "rules"
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    *(f"docs/decisions/{each.name}" for each in (ROOT / "docs/decisions").iterdir()),
)

CHECKLIST = (
    *("TST001", "TST002", "TST003", "TST004"),
    *("OBS001", "OBS002", "OBS003", "OBS004"),
    *("ARC001", "ARC002", "ARC003", "ARC004"),
    *("CFG001", "CFG002"),
    *("SEC001", "SEC002", "SEC003"),
    *("INF001", "INF002", "INF003"),
)
ALWAYS_APPLICABLE = frozenset({"TST001", "TST002", "TST003", "INF003"})


def rule_modules() -> Iterator[Path]:
    """Every module outside the packages' own and the helpers', however it is named."""
    return (path for path in PACK.glob("*/*.py") if not path.name.startswith("_") and re.match(r"[a-z]+\d", path.name))


def test_the_twenty_points_are_those_of_the_checklist(rules: dict[str, Rule]) -> None:
    assert sorted(rule.info.code for rule in rules.values() if rule.is_point and rule.info.code in CHECKLIST) == sorted(
        CHECKLIST
    )


def test_every_rule_is_found_and_every_rule_module_holds_one(rules: dict[str, Rule]) -> None:
    assert sorted(rules) == sorted(path.stem for path in rule_modules())


def test_module_and_folder_are_named_for_code_name_and_section(rules: dict[str, Rule]) -> None:
    for module, rule in rules.items():
        assert module == f"{rule.info.code.lower()}_{rule.info.name.replace('-', '_')}"
        assert rule.module.split(".")[1].rstrip("_") == rule.info.section


def test_codes_and_names_are_used_once(rules: dict[str, Rule]) -> None:
    for of in ("code", "name"):
        used = [getattr(rule.info, of) for rule in rules.values()]
        assert len(used) == len(set(used))


def test_every_rule_explains_itself(rules: dict[str, Rule]) -> None:
    for rule in rules.values():
        assert rule.info.question.endswith("?"), rule.info.code
        assert all([rule.info.why, rule.info.fix, rule.info.description]), rule.info.code


def test_every_rule_has_a_passing_and_a_failing_case(rules: dict[str, Rule]) -> None:
    lacking = [
        f"{module}: {status.value}"
        for module in rules
        for status in (Status.PASS, Status.FAIL)
        if not any(case.rule == module and case.status is status for case in CASES)
    ]
    assert lacking == []


def test_every_point_that_can_be_not_applicable_has_such_a_case(rules: dict[str, Rule]) -> None:
    has = {case.rule for case in CASES if case.status is Status.NA}
    can = {module for module, rule in rules.items() if rule.is_point and rule.info.code not in ALWAYS_APPLICABLE}
    assert can - has == set()
    assert {module for module in has if rules[module].info.code in ALWAYS_APPLICABLE} == set()


def test_no_case_folder_is_without_its_rule(rules: dict[str, Rule]) -> None:
    folders = {each.name for each in (ROOT / "fixtures_repos").iterdir() if each.is_dir()}
    assert folders - {"whole"} - set(rules) == set()


def test_every_case_of_a_point_cites_what_it_proves(rules: dict[str, Rule]) -> None:
    """A pass whose places nobody wrote down would also hold for the wrong lines."""
    silent = [
        case.id
        for case in CASES
        if case.status is Status.PASS and rules[case.rule].is_point and not case.expectation().evidence
    ]
    assert silent == []


def test_every_rule_has_a_page_and_every_page_a_rule(rules: dict[str, Rule]) -> None:
    pages = {page.stem for page in PAGES.glob("*.md")} - {"README"}
    assert pages == {rule.info.code for rule in rules.values()}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_documents_name_only_paths_that_exist(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    missing = [target for target in linked if not ((ROOT / document).parent / target).exists()]
    named = re.findall(r"`([\w.-]+/[\w./-]*)`", text)
    missing += [path for path in named if "obs005" not in path and not (ROOT / path).exists()]
    assert missing == []


def test_ci_runs_the_readmes_test_command() -> None:
    (command,) = re.findall(r"(?m)^python3 .*pytest.*$", (ROOT / "README.md").read_text("utf-8"))
    assert command in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
