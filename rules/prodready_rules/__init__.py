"""The built-in rules, an ordinary plugin of prodready.

A rule is a module ``<section>/<code>_<name>.py`` and needs no entry anywhere else; ``tests/rules/test_catalogue.py``
proves that none is missed.
"""

from __future__ import annotations

import sys

from prodready.api import Rule, hookimpl, rules_below


@hookimpl
def prodready_rules() -> tuple[Rule, ...]:
    """All rules of the pack, by code."""
    return rules_below(sys.modules[__name__])
