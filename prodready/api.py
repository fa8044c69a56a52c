"""What a rule's author imports: the two decorators, the verdicts and the model.

A rule is a function whose parameters are typed facts. The engine finds a provider for each parameter's *type*, so the
signature is the list of inputs and mypy sees it; what no selected rule asks for is never computed::

    @point(code="OBS002", name="health-endpoint", section="observability", question=…, why=…, fix=…, effort=…)
    def judge(services: Services, routes: Routes) -> Verdict: ...

    @finding(code="OBS101", name="print-call", section="observability", severity=Severity.ERROR, …)
    def find(python: Python) -> Iterator[Finding]: ...

    @fact
    def widgets(python: Python) -> Widgets: ...
"""

from __future__ import annotations

import builtins
import inspect
import re
import sys
import typing
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any, TypeVar

import msgspec
import pluggy

from prodready.discovery import declared, modules_below
from prodready.model import (
    Confidence,
    Effort,
    Evidence,
    Finding,
    Location,
    RuleInfo,
    Severity,
    Status,
    Verdict,
    failed,
    not_applicable,
    passed,
    unknown,
)

__all__ = [
    "Confidence",
    "Effort",
    "Evidence",
    "Fact",
    "Finding",
    "Location",
    "Rewrite",
    "Rule",
    "RuleInfo",
    "Severity",
    "Status",
    "Verdict",
    "fact",
    "failed",
    "finding",
    "hookimpl",
    "not_applicable",
    "passed",
    "point",
    "rules_below",
    "unknown",
]

T = TypeVar("T")

hookimpl = pluggy.HookimplMarker("prodready")
"""Marks a plugin's hooks; they are described in ``prodready.hookspecs``."""

RULE_MODULE = re.compile(r"[a-z]+\d+_\w+")
"""Name of a module that holds a rule: its code in lower case, then its name. Other modules of a pack are helpers."""


class Rewrite(msgspec.Struct, frozen=True):
    """The libcst rewrite of a finding, named and not imported: only ``prodready fix`` needs libcst.

    ``function`` is ``module:function`` of a ``prodready.fix.site.Rewriter``. What is not ``safe`` may change what the
    program answers or stores, and is done on demand only.
    """

    function: str
    safe: bool = True


class Rule(msgspec.Struct, frozen=True):
    """A point (``run`` returns a Verdict) or a finding rule (``run`` yields Findings), with the types it asks for."""

    info: RuleInfo
    # The parameters' types differ by rule and are checked where the rule is written; here only their order matters.
    run: Callable[..., Verdict | Iterable[Finding]]
    inputs: tuple[type, ...]
    module: str
    rewrite: Rewrite | None = None
    optional: bool = False  # runs only where the selection or the profile asks for it

    @property
    def is_point(self) -> bool:
        """Whether the rule decides a point."""
        return self.info.severity is None


class Fact(msgspec.Struct, frozen=True):
    """A provider: computes ``type`` from ``inputs``."""

    __test__ = False  # pytest looks into what is called test_…

    type: type
    run: Callable[..., object]
    inputs: tuple[builtins.type, ...]
    module: str


def point(
    *,
    code: str,
    name: str,
    section: str,
    question: str,
    why: str,
    fix: str,
    effort: Effort,
    references: tuple[str, ...] = (),
    options: tuple[str, ...] = (),
) -> Callable[[Callable[..., Verdict]], Rule]:
    """Declare the function below as the judgement of a point; the module's docstring becomes its page.

    ``options`` are the keys that ``[rules.CODE]`` may have; any other is an error of the configuration.
    """
    return _declare(RuleInfo(code, name, section, question, why, fix, effort, references, options=options))


def finding(
    *,
    code: str,
    name: str,
    section: str,
    severity: Severity,
    question: str,
    why: str,
    fix: str,
    effort: Effort = Effort.MINUTES,
    references: tuple[str, ...] = (),
    rewrite: Rewrite | None = None,
    optional: bool = False,
    options: tuple[str, ...] = (),
) -> Callable[[Callable[..., Iterable[Finding]]], Rule]:
    """Declare the function below as the search for a finding, and what rewrites those of them that are fixable.

    An ``optional`` one runs only where the selection or the profile asks for it. ``options`` as for a point.
    """
    info = RuleInfo(code, name, section, question, why, fix, effort, references, severity, options=options)
    return _declare(info, rewrite, optional=optional)


def fact(function: Callable[..., T]) -> Fact:
    """Declare the function as the provider of its return type."""
    hints = typing.get_type_hints(function)
    produced = hints.pop("return")
    return Fact(produced, function, _inputs(function, hints), function.__module__)


def rules_below(package: ModuleType) -> tuple[Rule, ...]:
    """The rules of a pack by code, one from each module below ``package`` that is named for a rule.

    Raises ValueError for such a module that does not hold exactly one.
    """
    named = (name for name in modules_below(package) if RULE_MODULE.fullmatch(name.rpartition(".")[2]))
    return tuple(sorted(map(_only_rule, named), key=lambda rule: rule.info.code))


def _only_rule(module: str) -> Rule:
    rules = declared(module, Rule)
    if len(rules) != 1:
        raise ValueError(f"{module} is named for a rule and holds {len(rules)}")
    return rules[0]


def _declare(
    info: RuleInfo, rewrite: Rewrite | None = None, *, optional: bool = False
) -> Callable[[Callable[..., Any]], Rule]:
    def wrap(function: Callable[..., Any]) -> Rule:
        hints = typing.get_type_hints(function)
        hints.pop("return", None)
        page = inspect.getdoc(sys.modules[function.__module__]) or ""
        described = RuleInfo(**{**{f: getattr(info, f) for f in info.__struct_fields__}, "description": page})
        return Rule(described, function, _inputs(function, hints), function.__module__, rewrite, optional)

    return wrap


def _inputs(function: Callable[..., object], hints: dict[str, type]) -> tuple[type, ...]:
    return tuple(hints[name] for name in inspect.signature(function).parameters)
