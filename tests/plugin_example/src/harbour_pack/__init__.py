"""The hooks of the pack."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from importlib.resources import files

from harbour_pack import owners, rules
from prodready.api import Fact, Rule, hookimpl, rules_below
from prodready.hookspecs import Format
from prodready.model import Result
from prodready.reports import RenderOptions


@hookimpl
def prodready_rules() -> tuple[Rule, ...]:
    return rules_below(rules)


@hookimpl
def prodready_facts() -> tuple[Fact, ...]:
    return (owners.owners,)


@hookimpl
def prodready_profiles() -> Mapping[str, str]:
    return {"harbour": files(__name__).joinpath("harbour.toml").read_text("utf-8")}


@hookimpl
def prodready_formats() -> Mapping[str, Format]:
    return {"csv": as_csv}


def as_csv(result: Result, options: RenderOptions) -> str:
    """One row for each point."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["code", "status", "message"])
    rows.writerows([point.info.code, point.verdict.status.value, point.verdict.message] for point in result.points)
    return text.getvalue()
