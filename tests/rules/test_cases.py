"""Every case folder is a test: its rule, and only that, must say of the small repository what the case expects."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from prodready.api import Rule
from prodready.testing import Case, accept, assert_case, find_cases

CASES = find_cases(Path(__file__).resolve().parents[2] / "fixtures_repos")


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_case(case: Case, rules: dict[str, Rule]) -> None:
    rule = rules[case.rule]
    if os.environ.get("PRODREADY_ACCEPT"):
        accept(case, rule)
    assert_case(case, rule)
