"""The built-in rules by the name of their module."""

from __future__ import annotations

import pytest

import prodready_rules
from prodready.api import Rule, rules_below


@pytest.fixture(scope="session")
def rules() -> dict[str, Rule]:
    return {rule.module.rpartition(".")[2]: rule for rule in rules_below(prodready_rules)}
