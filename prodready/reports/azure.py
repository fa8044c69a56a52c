"""Logging commands for Azure Pipelines: an issue per annotation, at its line, the weightiest first.

https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
"""

from __future__ import annotations

from prodready.model import Result
from prodready.reports import RenderOptions, escape
from prodready.reports.annotations import Annotation, chosen


def render(result: Result, options: RenderOptions) -> str:
    """One command a line; the gate's verdict, for which Azure has no level, is a line of plain text."""
    *issues, verdict = chosen(result, options)
    lines = [*map(_command, issues), escape.inert(" ".join([verdict.title, *filter(None, verdict.lines)]))]
    return "".join(f"{line}\n" for line in lines)


def _command(annotation: Annotation) -> str:
    place = {
        "sourcepath": escape.path(annotation.path) if annotation.path else "",
        "linenumber": str(annotation.line or ""),
        "columnnumber": str((annotation.line and annotation.column) or ""),
        "code": escape.visible(annotation.title),
    }
    properties = "".join(f"{name}={_property(value)};" for name, value in place.items() if value)
    message = _data(" ".join(filter(None, annotation.lines)))
    return f"##vso[task.logissue type={annotation.level};{properties}]{message}"


def _data(text: str) -> str:
    """Escaping of a command's message: the agent reads these back."""
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace("]", "%5D").replace(";", "%3B")
