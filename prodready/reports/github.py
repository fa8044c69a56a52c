"""Workflow annotations for GitHub Actions, the weightiest first.

GitHub shows ten errors, ten warnings and ten notices per step and drops the rest, so only those are written and the
remainder is counted; ``verbose`` writes all.
https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from prodready.model import Result
from prodready.reports import RenderOptions, escape
from prodready.reports.annotations import Annotation, chosen


def render(result: Result, options: RenderOptions) -> str:
    """One command a line: blockers, lost points, errors, unknown points, warnings, then the gate's verdict."""
    return "".join(_command(item) + "\n" for item in chosen(result, options))


def _command(annotation: Annotation) -> str:
    numbers = {
        "line": annotation.line,
        "endLine": annotation.end_line,
        "col": annotation.column if annotation.line else 0,
        "endColumn": annotation.end_column if annotation.line else 0,
    }
    properties = [f"file={_property(escape.path(annotation.path))}"] if annotation.path else []
    properties += [f"{name}={number}" for name, number in numbers.items() if number]
    properties.append(f"title={_property(escape.visible(annotation.title))}")
    message = "%0A".join(_data(line) for line in annotation.lines if line)
    return f"::{annotation.level} {','.join(properties)}::{message}"


def _data(text: str) -> str:
    """Escaping of a command's message; control characters are already visible."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
